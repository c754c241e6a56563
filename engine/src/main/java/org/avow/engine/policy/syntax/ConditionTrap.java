package org.avow.engine.policy.syntax;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions that YAML eats (semantics 8.3), and how they are written instead. */
public final class ConditionTrap {
  private static final Pattern ENTRY =
      Pattern.compile("^[\\s-]*(?:(?<key>[A-Za-z_][\\w-]*):\\s+)?(?<value>\\S.*)$");
  private static final Pattern CONDITION =
      Pattern.compile("==|!=|&&|\\|\\||[<>]| in | \\? |\\w\\(|\\w\\.\\w|^!");

  private ConditionTrap() {}

  /** The text as a quoted scalar that YAML leaves alone. */
  public static String quoted(String condition) {
    boolean awkward = condition.indexOf('"') >= 0 || condition.indexOf('\\') >= 0;
    if (awkward && condition.indexOf('\'') < 0) {
      return "'" + condition + "'";
    }
    return '"' + condition.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** How to write it instead, as the help of a diagnostic. */
  static String help(Optional<String> key, String condition) {
    return "quote the whole condition: `"
        + key.map(k -> k + ": ").orElse("")
        + quoted(condition)
        + "`";
  }

  /** Help for a line that looks like an entry with an unquoted condition. */
  static Optional<String> helpFor(String line) {
    return condition(line).map(value -> help(key(line), value));
  }

  /** The unquoted condition that seems to be the value on a line. */
  static Optional<String> condition(String line) {
    Matcher entry = ENTRY.matcher(line);
    if (!entry.matches()) {
      return Optional.empty();
    }
    String value = entry.group("value").strip();
    boolean wholeInQuotes = value.startsWith("\"") && value.indexOf('"', 1) == value.length() - 1;
    return wholeInQuotes || !CONDITION.matcher(value).find()
        ? Optional.empty()
        : Optional.of(value);
  }

  /** Whether the line's value begins with an exclamation mark, which YAML reads as a tag. */
  static boolean startsWithNegation(String line) {
    return condition(line).filter(value -> value.startsWith("!")).isPresent();
  }

  private static Optional<String> key(String line) {
    Matcher entry = ENTRY.matcher(line);
    return entry.matches() ? Optional.ofNullable(entry.group("key")) : Optional.empty();
  }
}
