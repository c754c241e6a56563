package org.avow.engine.source;

import java.util.Optional;
import java.util.regex.Pattern;
import org.avow.engine.value.Value;

/** Booleans, numbers and dates of TOML; dates, times and instants stay text. */
final class TomlScalars {
  private static final Pattern DECIMAL = Pattern.compile("[+-]?(0|[1-9](_?[0-9])*)");
  private static final Pattern OTHER =
      Pattern.compile("0(x[0-9a-fA-F](_?[0-9a-fA-F])*|o[0-7](_?[0-7])*|b[01](_?[01])*)");
  private static final Pattern REAL =
      Pattern.compile("[+-]?(0|[1-9](_?[0-9])*)(\\.[0-9](_?[0-9])*)?([eE][+-]?[0-9](_?[0-9])*)?");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)?([Tt ]?\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)?)?");

  private TomlScalars() {}

  /** What a plain scalar stands for; empty if it is none. */
  static Optional<Value> value(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.equals("true") || text.equals("false")) {
      return Optional.of(Value.Bool.of(text.equals("true")));
    }
    if (text.matches("[+-]?(inf|nan)")) {
      return Optional.of(Numbers.real(Double.NaN, text));
    }
    if (TIME.matcher(text).matches()) {
      return Optional.of(new Value.Text(text));
    }
    return number(text);
  }

  private static Optional<Value> number(String text) {
    if (text.length() > Limits.NUMBER) {
      return Optional.of(Numbers.TOO_LONG).filter(v -> REAL.matcher(text).matches());
    }
    String digits = text.replace("_", "");
    if (DECIMAL.matcher(text).matches()) {
      return Optional.of(Numbers.integer(digits));
    }
    if (OTHER.matcher(text).matches()) {
      int radix = text.charAt(1) == 'x' ? 16 : text.charAt(1) == 'o' ? 8 : 2;
      return Optional.of(Numbers.integer(digits.substring(2), radix));
    }
    return REAL.matcher(text).matches()
        ? Optional.of(Numbers.real(Double.parseDouble(digits), digits))
        : Optional.empty();
  }
}
