package org.avow.engine.plan.drools.drl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.text.Span;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** DRL as Drools' parser reads it, with its complaints in plain words. */
final class Parsing {
  private static final Pattern MESSAGE =
      Pattern.compile("\\[ERR \\d+\\] Line (\\d+):(\\d+) (.*)", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

  private Parsing() {}

  /** The parsed file; empty, and reported, if it is not DRL. */
  static Optional<PackageDescr> parse(DrlText text, Diagnostics diagnostics) {
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    Optional<PackageDescr> parsed = Optional.empty();
    try {
      parsed = Optional.ofNullable(parser.parse(true, text.file().content()));
    } catch (DroolsParserException | RuntimeException | StackOverflowError e) {
      if (parser.getErrors().isEmpty()) {
        report(text.line(1), "this cannot be read as DRL", diagnostics);
        return Optional.empty();
      }
    }
    for (DroolsError error : parser.getErrors()) {
      report(text, error, diagnostics);
    }
    return parser.hasErrors() ? Optional.empty() : parsed;
  }

  private static void report(DrlText text, DroolsError error, Diagnostics diagnostics) {
    String message = String.valueOf(error.getMessage());
    Matcher parts = MESSAGE.matcher(message);
    if (parts.matches()) {
      int line = Integer.parseInt(parts.group(1));
      int column = Integer.parseInt(parts.group(2)) + 1;
      report(token(text, line, column), plain(parts.group(3)), diagnostics);
    } else if (error instanceof ParserError place) {
      report(token(text, place.getRow(), place.getCol() + 1), plain(message), diagnostics);
    } else {
      report(text.line(1), plain(message), diagnostics);
    }
  }

  private static void report(Span span, String message, Diagnostics diagnostics) {
    diagnostics.add(Code.DRL_SYNTAX, span, message, "a rule is `rule \"name\" when … then … end`");
  }

  /** The token at a place, or the end of the text. */
  private static Span token(DrlText text, int line, int column) {
    int at = text.offset(line, column);
    return Token.of(text.file(), at, text.file().content().length()).stream()
        .findFirst()
        .map(Token::span)
        .orElseGet(() -> new Span(text.file(), at, at));
  }

  /** One line without the grammar's own names. */
  private static String plain(String message) {
    String line = message.lines().findFirst().orElse("").strip();
    Matcher quoted = QUOTED.matcher(line);
    String word = quoted.find() ? quoted.group(1) : "";
    if (word.equals("<eof>") || line.contains("<EOF>") || line.contains("end of file")) {
      return "the file ends before the rule does";
    }
    if (word.isBlank() || word.contains("`")) {
      return "this does not fit here";
    }
    return "`" + word + "` does not fit here";
  }
}
