package org.avow.engine.expression;

import dev.cel.common.CelIssue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.text.Excerpt;

/** Tells what is wrong with a text that is no expression. */
final class SyntaxErrors {
  private static final Map<String, String> HELP =
      Map.ofEntries(
          Map.entry("=", "compare with `==`"),
          Map.entry("&", "write `&&`"),
          Map.entry("|", "write `||`"),
          Map.entry("and", "write `&&`"),
          Map.entry("or", "write `||`"),
          Map.entry("not", "write `!`"),
          Map.entry("is", "compare with `==`"),
          Map.entry("contains", "write `x.contains(y)`, or `y in x` for lists"),
          Map.entry("<>", "write `!=`"),
          Map.entry(";", "leave it out: an expression is one value"));

  private final Excerpt text;
  private final Tokens tokens;
  private final Diagnostics diagnostics;

  SyntaxErrors(Excerpt text, Tokens tokens, Diagnostics diagnostics) {
    this.text = text;
    this.tokens = tokens;
    this.diagnostics = diagnostics;
  }

  /** Reports the first error; the parser's further ones only follow from it. */
  void report(List<CelIssue> issues) {
    if (tokens.size() == 0) {
      diagnostics.add(
          Code.CEL_SYNTAX, text.whole(), "the expression is empty", "write a condition");
      return;
    }
    CelIssue issue =
        issues.stream()
            .filter(other -> !other.getMessage().contains("has() macro"))
            .findFirst()
            .orElse(issues.get(0));
    int token = tokens.at(offset(issue));
    if (issue.getMessage().contains("recursion limit")) {
      diagnostics.add(
          Code.TOO_COMPLEX,
          text.whole(),
          "the expression is nested deeper than " + ExpressionCompiler.MAX_DEPTH + " levels",
          "split it into several rules, or into derived fields");
    } else if (!reportMacro(issue, token)) {
      reportToken(issue, token);
    }
  }

  private int offset(CelIssue issue) {
    int line = issue.getSourceLocation().getLine();
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.text().indexOf('\n', start) + 1;
    }
    int column = Math.max(0, issue.getSourceLocation().getColumn());
    return start + ParsedExpression.units(text.text().substring(start), column);
  }

  private boolean reportMacro(CelIssue issue, int token) {
    if (issue.getMessage().contains("has() macro")) {
      add(
          token - 1,
          tokens.partner(token),
          "`has` takes a field",
          Optional.of("write `has(x.f)`, with the field whose presence is asked"));
      return true;
    }
    if (issue.getMessage().contains("must be a simple name")) {
      add(
          token,
          token,
          "the first argument of a macro names its variable",
          Optional.of("write `xs.all(x, …)` and use `x` for the element"));
      return true;
    }
    return false;
  }

  private void reportToken(CelIssue issue, int token) {
    String word = tokens.text(token);
    if (token >= tokens.size()) {
      reportEnd();
    } else if (issue.getMessage().startsWith("reserved identifier")) {
      add(
          token,
          token,
          "`" + word + "` is a reserved word",
          Optional.of("give what it names another name"));
    } else if (issue.getMessage().startsWith("For input string")) {
      add(token, token, "the number `" + word + "` is out of range", Optional.empty());
    } else if (tokens.text(token - 1).equals(".") && Character.isLetter(word.charAt(0))) {
      add(
          token,
          token,
          "`" + word + "` is a reserved word",
          Optional.of("of a record write `['" + word + "']` instead of `." + word + "`"));
    } else if (isQuote(word)) {
      reportString(token, word);
    } else {
      String sign = tokens.text(token + 1).equals(">") && word.equals("<") ? "<>" : word;
      String wrong = "<".equals(tokens.text(token - 1)) && word.equals(">") ? "<>" : sign;
      Optional<String> help =
          help(wrong).or(() -> bracket(word)).or(() -> before(token)).or(() -> missing(word));
      String shown = word.equals("`") ? "backtick" : "`" + word + "`";
      add(token, token, "unexpected " + shown, help);
    }
  }

  private void reportEnd() {
    int last = tokens.size() - 1;
    int question = lonelyQuestion();
    if (question >= 0) {
      add(question, question, "`?` has no `:`", Optional.of("write `condition ? this : that`"));
      return;
    }
    for (int i = last; i >= 0; i--) {
      if ("([{".contains(tokens.text(i)) && tokens.partner(i) == i) {
        String missing = tokens.text(i).equals("(") ? ")" : tokens.text(i).equals("[") ? "]" : "}";
        add(i, i, "`" + tokens.text(i) + "` is never closed", Optional.of("add `" + missing + "`"));
        return;
      }
    }
    add(
        last,
        last,
        "the expression ends after `" + tokens.text(last) + "`",
        Optional.of("something must follow, or `" + tokens.text(last) + "` be left out"));
  }

  /** The first {@code ?} that no {@code :} can belong to; or -1. */
  private int lonelyQuestion() {
    int first = -1;
    int open = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.text(i).equals("?")) {
        first = open++ == 0 ? i : first;
      } else if (tokens.text(i).equals(":")) {
        open--;
      }
    }
    return open > 0 && first < tokens.size() - 1 ? first : -1;
  }

  private void reportString(int token, String word) {
    boolean closed = word.length() > 1 && word.endsWith(word.substring(0, 1));
    if (closed) {
      add(
          token,
          token,
          "the string holds an escape that does not exist",
          Optional.of("write `\\\\` for a backslash, or a raw string such as `r'\\d'`"));
    } else {
      add(
          token,
          token,
          "the string is never closed",
          Optional.of("add `" + word.charAt(0) + "`; in YAML, put the whole condition in quotes"));
    }
  }

  private static boolean isQuote(String word) {
    return word.startsWith("'") || word.startsWith("\"");
  }

  private static Optional<String> help(String word) {
    return Optional.ofNullable(HELP.get(word.toLowerCase(Locale.ROOT)));
  }

  /** The word before may be the wrong one: {@code not x}. */
  private Optional<String> before(int token) {
    return tokens.text(token - 1).equalsIgnoreCase("not") ? help("not") : Optional.empty();
  }

  private static Optional<String> missing(String word) {
    return Character.isLetterOrDigit(word.charAt(0)) || word.startsWith("'")
        ? Optional.of("put an operator before it, such as `&&`")
        : Optional.empty();
  }

  private static Optional<String> bracket(String word) {
    return ")]}".contains(word) ? Optional.of("leave it out, or open it before") : Optional.empty();
  }

  private void add(int first, int last, String message, Optional<String> help) {
    int start = tokens.start(Math.max(0, first));
    var span = text.span(start, Math.max(start, tokens.end(last)));
    if (help.isPresent()) {
      diagnostics.add(Code.CEL_SYNTAX, span, message, help.get());
    } else {
      diagnostics.add(Code.CEL_SYNTAX, span, message);
    }
  }
}
