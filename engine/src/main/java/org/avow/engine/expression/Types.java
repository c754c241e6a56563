package org.avow.engine.expression;

import org.avow.engine.value.Type;

/** How types go together, and what they are called in messages. */
final class Types {
  private Types() {}

  /** Whether a value of one type may stand where another is expected. */
  static boolean fits(Type actual, Type expected) {
    if (actual == Type.Scalar.ANY || expected == Type.Scalar.ANY || actual.equals(expected)) {
      return true;
    }
    return actual instanceof Type.ListOf from
        && expected instanceof Type.ListOf to
        && fits(from.element(), to.element());
  }

  /** The word for a type; a row is called by the name of what it is a row of. */
  static String word(Type type) {
    if (type instanceof Type.RecordOf row) {
      return "a whole row of `" + row.name() + "`";
    }
    return type == Type.Scalar.ANY ? "an untyped value" : type.toString();
  }

  /** What to do about a value of the wrong type. */
  static String conversion(Type actual, Type expected) {
    if (expected == Type.Scalar.BOOL) {
      return "compare it with something, such as `… == …`";
    }
    if (actual instanceof Type.RecordOf) {
      return "name one of its fields";
    }
    if (expected instanceof Type.Scalar scalar && isConvertible(actual, scalar)) {
      return "convert it with `" + scalar + "(…)`";
    }
    return "use an expression of type " + word(expected);
  }

  private static boolean isConvertible(Type actual, Type.Scalar expected) {
    return switch (expected) {
      case STRING -> actual instanceof Type.Scalar;
      case INT -> actual == Type.Scalar.DOUBLE || actual == Type.Scalar.STRING;
      case DOUBLE -> actual == Type.Scalar.INT || actual == Type.Scalar.STRING;
      case TIMESTAMP, DURATION -> actual == Type.Scalar.STRING;
      case BOOL, ANY -> false;
    };
  }
}
