package org.avow.engine.plan.drools.drl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.text.Span;
import org.drools.compiler.compiler.DescrBuildError;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.kie.internal.builder.KnowledgeBuilderError;

/** What Drools and the Java compiler say of rules, in plain words and at its place. */
final class CompileErrors {
  private static final Pattern JAVA_WORD = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

  private static final Pattern UNDEFINED =
      Pattern.compile("method (\\w+)\\(.*\\) is undefined for the type (\\w+)");
  private static final String HELP =
      "the fields of facts are those of the vocabulary; `avow drl --stubs` writes them as Java";

  private final DrlText text;
  private final Vocabulary vocabulary;
  private final PackageDescr parsed;
  private final Diagnostics diagnostics;

  CompileErrors(DrlText text, Vocabulary vocabulary, PackageDescr parsed, Diagnostics diagnostics) {
    this.text = text;
    this.vocabulary = vocabulary;
    this.parsed = parsed;
    this.diagnostics = diagnostics;
  }

  void report(Collection<? extends KnowledgeBuilderError> errors) {
    if (errors.isEmpty()) {
      return;
    }
    Diagnostics fields = new Diagnostics();
    parsed.getRules().forEach(rule -> new FieldNames(text, vocabulary, fields).check(rule));
    if (fields.hasErrors()) {
      fields.sorted().forEach(diagnostics::add);
      return;
    }
    errors.forEach(this::report);
  }

  private void report(KnowledgeBuilderError error) {
    List<String> lines = String.valueOf(error.getMessage()).lines().toList();
    String message =
        lines.stream()
            .map(CompileErrors::plain)
            .filter(l -> !l.isEmpty())
            .findFirst()
            .orElse("the rule cannot be compiled");
    diagnostics.add(Code.DRL_CODE, place(error, message), message, help(message));
  }

  /** The method that may have been meant, of a fact or of the report. */
  private String help(String message) {
    Matcher undefined = UNDEFINED.matcher(message);
    if (!undefined.find()) {
      return HELP;
    }
    List<String> known = new ArrayList<>(List.of("pass", "fail", "inconclusive", "pending"));
    vocabulary
        .type(undefined.group(2))
        .ifPresent(
            type -> {
              known.clear();
              type.fields().forEach(field -> known.add(JavaField.of(field).getter()));
            });
    return Suggestion.help(undefined.group(1), known, "methods of `" + undefined.group(2) + "`");
  }

  private Span place(KnowledgeBuilderError error, String message) {
    Optional<BaseDescr> descr =
        error instanceof DescrBuildError built
            ? Stream.of(
                    Optional.ofNullable(built.getDescr()),
                    Optional.ofNullable(built.getParentDescr()))
                .flatMap(Optional::stream)
                .filter(each -> each.getStartCharacter() >= 0 && each.getLine() > 0)
                .findFirst()
            : Optional.empty();
    int line = error.getLines().length > 0 ? error.getLines()[0] : 1;
    Span span = descr.map(text::span).orElseGet(() -> text.line(line));
    return word(message, span).orElse(span);
  }

  /** The user's word that a message is about: in the rule around the place. */
  private Optional<Span> word(String message, Span around) {
    List<Token> tokens =
        parsed.getRules().stream()
            .map(text::tokens)
            .filter(rule -> holds(rule, around))
            .findFirst()
            .orElse(List.of());
    Matcher words = JAVA_WORD.matcher(message);
    while (words.find()) {
      String word = words.group();
      Optional<Span> found =
          tokens.stream()
              .skip(2)
              .filter(token -> word.length() > 1 && token.is(word))
              .filter(token -> token.span().start() >= around.start())
              .map(Token::span)
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean holds(List<Token> rule, Span place) {
    return !rule.isEmpty()
        && rule.get(0).span().start() <= place.start()
        && rule.get(rule.size() - 1).span().end() >= place.start();
  }

  /** One line without the compiler's own names. */
  private static String plain(String line) {
    String words =
        line.replaceFirst("^Rule Compilation error ", "")
            .replaceFirst("^Unable to [Aa]nalyse [Ee]xpression .*?:?$", "")
            .replaceAll("\\[Error: ", "")
            .replaceAll("avow\\.facts\\.", "")
            .replaceAll("org\\.avow\\.engine\\.plan\\.drools\\.drl\\.", "")
            .replaceAll("java\\.(lang|util)\\.", "")
            .replaceAll("\\(?using strict-mode\\)?", "")
            .replaceAll("[.] All .*$", "")
            .replaceAll("[\\]\\s.]+$", "")
            .replaceFirst(
                "[Uu]nable to resolve method ?: \\w+\\.(\\S+?)\\(\\)", "'$1' is not known here")
            .strip();
    boolean noise = words.startsWith("[Near") || words.startsWith("[Line") || words.startsWith("^");
    if (noise || words.isEmpty()) {
      return "";
    }
    String shown = Diagnostic.quote(words);
    String bare = shown.substring(1, shown.length() - 1).replaceAll("'([^']*)'", "`$1`");
    return Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
  }
}
