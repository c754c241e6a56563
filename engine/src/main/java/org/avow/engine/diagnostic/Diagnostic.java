package org.avow.engine.diagnostic;

import java.util.Optional;
import org.avow.engine.text.Span;

/**
 * One message about a document somebody wrote. Immutable.
 *
 * <p>Message grammar: lower-case start, one line, no final period, the user's own words in
 * backticks, no Java names. {@code help} says what to do next.
 *
 * @param code what kind of problem it is
 * @param message what is wrong
 * @param span where, with start and end
 * @param help what to do about it
 */
public record Diagnostic(Code code, String message, Span span, Optional<String> help) {
  private static final int LONGEST_QUOTE = 70;

  /** The user's own words in backticks, on one line, shortened if they are long. */
  public static String quote(String words) {
    String line = words.strip().replaceAll("\\s+", " ").replace('`', '\'');
    int points = line.codePointCount(0, line.length());
    return points <= LONGEST_QUOTE
        ? "`" + line + "`"
        : "`" + line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)) + "…`";
  }

  /** Severity, as the code fixes it. */
  public Severity severity() {
    return code.severity();
  }

  /** One line: {@code file:line:column: error[AV101]: message}. */
  @Override
  public String toString() {
    return span + ": " + severity().word() + "[" + code.id() + "]: " + message;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Diagnostic that
        && code.equals(that.code)
        && message.equals(that.message)
        && span.equals(that.span)
        && help.equals(that.help);
  }

  @Override
  public int hashCode() {
    int hash = code.hashCode();
    hash = 31 * hash + message.hashCode();
    hash = 31 * hash + span.hashCode();
    return 31 * hash + help.hashCode();
  }
}
