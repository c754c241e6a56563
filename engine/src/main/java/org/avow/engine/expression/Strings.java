package org.avow.engine.expression;

import com.google.re2j.Pattern;
import org.avow.engine.value.Value;

/** Functions of strings. */
final class Strings {
  private Strings() {}

  static Value contains(Value operand, Value part) {
    return operand instanceof Value.Text a && part instanceof Value.Text b
        ? Value.Bool.of(a.value().contains(b.value()))
        : Unknowns.of(operand, part);
  }

  static Value startsWith(Value operand, Value part) {
    return operand instanceof Value.Text a && part instanceof Value.Text b
        ? Value.Bool.of(a.value().startsWith(b.value()))
        : Unknowns.of(operand, part);
  }

  static Value endsWith(Value operand, Value part) {
    return operand instanceof Value.Text a && part instanceof Value.Text b
        ? Value.Bool.of(a.value().endsWith(b.value()))
        : Unknowns.of(operand, part);
  }

  /** Whether the pattern is found anywhere in the string. */
  static Value matches(Value operand, Pattern pattern) {
    return operand instanceof Value.Text text
        ? Value.Bool.of(pattern.matcher(text.value()).find())
        : Unknowns.of(operand);
  }

  /** The string with A to Z in lower case. */
  static Value lowerAscii(Value operand) {
    if (!(operand instanceof Value.Text text)) {
      return Unknowns.of(operand);
    }
    StringBuilder lower = new StringBuilder(text.value().length());
    for (int i = 0; i < text.value().length(); i++) {
      char c = text.value().charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c);
    }
    return new Value.Text(lower.toString());
  }
}
