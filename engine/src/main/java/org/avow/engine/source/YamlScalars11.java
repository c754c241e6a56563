package org.avow.engine.source;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.avow.engine.value.Value;

/**
 * Plain scalars that mean something else in YAML 1.1 than in 1.2, as the YAML library of Kubernetes
 * reads them: {@code yes} and {@code on} are booleans, {@code 0400} is octal.
 */
final class YamlScalars11 {
  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE");
  private static final Pattern OCTAL = Pattern.compile("([+-]?)0o?([0-7_]+)");
  private static final Pattern BINARY = Pattern.compile("([+-]?)0b([01_]+)");
  private static final Pattern HEXADECIMAL = Pattern.compile("([+-]?)0x([0-9a-fA-F_]+)");
  private static final Pattern SEPARATED = Pattern.compile("([+-]?)([1-9][0-9]*(?:_[0-9]+)+)");

  private YamlScalars11() {}

  /** What a plain scalar stands for; empty if YAML 1.2 says the same. */
  static Optional<Value> value(String text) {
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return Optional.of(Value.Bool.of(TRUE.contains(text)));
    }
    boolean number = !text.isEmpty() && "+-0123456789".indexOf(text.charAt(0)) >= 0;
    return number && text.length() <= Limits.NUMBER ? integer(text) : Optional.empty();
  }

  private static Optional<Value> integer(String text) {
    return integer(OCTAL, text, 8)
        .or(() -> integer(BINARY, text, 2))
        .or(() -> integer(HEXADECIMAL, text, 16))
        .or(() -> integer(SEPARATED, text, 10));
  }

  private static Optional<Value> integer(Pattern pattern, String text, int radix) {
    var matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String digits = matcher.group(2).replace("_", "");
    return digits.isEmpty()
        ? Optional.empty()
        : Optional.of(Numbers.integer(matcher.group(1) + digits, radix));
  }
}
