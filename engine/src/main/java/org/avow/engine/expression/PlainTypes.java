package org.avow.engine.expression;

import java.util.List;
import org.avow.engine.value.Type;

/**
 * The types of calls of the plain kind: those of {@link Declarations}, as far as there is no doubt
 * which overload is meant, or all that could be meant yield the same type.
 */
final class PlainTypes {
  private static final Type.Scalar[][] MODULO = {
    {Type.Scalar.INT, Type.Scalar.INT, Type.Scalar.INT},
  };

  private static final Type.Scalar[][] MULTIPLY = {
    {Type.Scalar.INT, Type.Scalar.INT, Type.Scalar.INT},
    {Type.Scalar.DOUBLE, Type.Scalar.DOUBLE, Type.Scalar.DOUBLE},
  };

  /** Of what is added, lists are left out: untyped values may be such, or not. */
  private static final Type.Scalar[][] ADD = {
    {Type.Scalar.INT, Type.Scalar.INT, Type.Scalar.INT},
    {Type.Scalar.DOUBLE, Type.Scalar.DOUBLE, Type.Scalar.DOUBLE},
    {Type.Scalar.STRING, Type.Scalar.STRING, Type.Scalar.STRING},
    {Type.Scalar.TIMESTAMP, Type.Scalar.DURATION, Type.Scalar.TIMESTAMP},
    {Type.Scalar.DURATION, Type.Scalar.TIMESTAMP, Type.Scalar.TIMESTAMP},
    {Type.Scalar.DURATION, Type.Scalar.DURATION, Type.Scalar.DURATION},
  };

  private static final Type.Scalar[][] SUBTRACT = {
    {Type.Scalar.INT, Type.Scalar.INT, Type.Scalar.INT},
    {Type.Scalar.DOUBLE, Type.Scalar.DOUBLE, Type.Scalar.DOUBLE},
    {Type.Scalar.TIMESTAMP, Type.Scalar.TIMESTAMP, Type.Scalar.DURATION},
    {Type.Scalar.TIMESTAMP, Type.Scalar.DURATION, Type.Scalar.TIMESTAMP},
    {Type.Scalar.DURATION, Type.Scalar.DURATION, Type.Scalar.DURATION},
  };

  private PlainTypes() {}

  /** The type that CEL's checker gives to a field that is declared with a type. */
  static Type seen(Type declared) {
    if (declared instanceof Type.ListOf list) {
      return new Type.ListOf(seen(list.element()));
    }
    return declared instanceof Type.Scalar ? declared : Type.Scalar.ANY;
  }

  /** Whether a value of one type is surely accepted where the other is declared. */
  static boolean isAccepted(Type actual, Type declared) {
    boolean open = actual == Type.Scalar.ANY || declared == Type.Scalar.ANY;
    return open ? isValue(actual) : actual.equals(declared);
  }

  /**
   * The type of a call.
   *
   * @param types of the arguments; of a member function the first is the receiver's
   * @param member whether it is written behind a receiver
   */
  static Type result(Function function, List<Type> types, boolean member) throws NotPlainException {
    if (types.size() != arity(function) || member != isMember(function, member)) {
      throw new NotPlainException();
    }
    Type first = types.get(0);
    Type last = types.get(types.size() - 1);
    return switch (function) {
      case AND, OR -> given(first, last, Type.Scalar.BOOL, Type.Scalar.BOOL);
      case NOT -> given(is(first, Type.Scalar.BOOL), Type.Scalar.BOOL);
      case CONDITIONAL ->
          given(is(first, Type.Scalar.BOOL) && isValue(last), either(types.get(1), last));
      case EQUAL, NOT_EQUAL -> given(isValue(first) && isAccepted(last, first), Type.Scalar.BOOL);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          given(isOrdered(first) && isOrdered(last) && isAccepted(last, first), Type.Scalar.BOOL);
      case ADD ->
          first instanceof Type.ListOf && first.equals(last) ? first : result(ADD, first, last);
      case SUBTRACT -> result(SUBTRACT, first, last);
      case MULTIPLY, DIVIDE -> result(MULTIPLY, first, last);
      case MODULO -> result(MODULO, first, last);
      case NEGATE -> given(isNumber(first), first);
      case IN -> given(isAccepted(first, element(last)), Type.Scalar.BOOL);
      case INDEX -> {
        boolean key = first == Type.Scalar.ANY && last == Type.Scalar.STRING;
        yield given(key || is(last, Type.Scalar.INT), element(first));
      }
      case SIZE ->
          given(first instanceof Type.ListOf || is(first, Type.Scalar.STRING), Type.Scalar.INT);
      case CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES ->
          given(first, last, Type.Scalar.STRING, Type.Scalar.BOOL);
      case LOWER_ASCII -> given(is(first, Type.Scalar.STRING), Type.Scalar.STRING);
      case TO_TIMESTAMP -> given(is(first, Type.Scalar.STRING), Type.Scalar.TIMESTAMP);
      case TO_DURATION -> given(is(first, Type.Scalar.STRING), Type.Scalar.DURATION);
      case TO_INT -> given(isNumber(first) || is(first, Type.Scalar.STRING), Type.Scalar.INT);
      case TO_DOUBLE -> given(isNumber(first) || is(first, Type.Scalar.STRING), Type.Scalar.DOUBLE);
      case TO_STRING -> given(first instanceof Type.Scalar, Type.Scalar.STRING);
      case TO_BOOL ->
          given(is(first, Type.Scalar.BOOL) || first == Type.Scalar.STRING, Type.Scalar.BOOL);
      case DAY, MONTH, YEAR -> given(is(first, Type.Scalar.TIMESTAMP), Type.Scalar.STRING);
      case DAYS -> given(is(first, Type.Scalar.INT), Type.Scalar.DURATION);
      case PLUS ->
          given(
              is(first, Type.Scalar.TIMESTAMP) && is(last, Type.Scalar.STRING),
              Type.Scalar.TIMESTAMP);
    };
  }

  /** The type of the elements of a list or of an untyped value. */
  static Type element(Type list) throws NotPlainException {
    if (list instanceof Type.ListOf of) {
      return of.element();
    }
    return given(list == Type.Scalar.ANY, Type.Scalar.ANY);
  }

  /** The type of what stands under a key of an untyped value, or in a column of a table's row. */
  static Type field(Type operand, String key) throws NotPlainException {
    if (operand instanceof Type.RecordOf row) {
      Type declared = row.fields().get(key);
      if (declared == null) {
        throw new NotPlainException();
      }
      return seen(declared);
    }
    return given(operand == Type.Scalar.ANY, Type.Scalar.ANY);
  }

  /** The type of a list that is written out. */
  static Type list(List<Type> elements) throws NotPlainException {
    boolean same = !elements.isEmpty() && isValue(elements.get(0));
    for (Type element : elements) {
      same &= element.equals(elements.get(0));
    }
    if (!same) {
      throw new NotPlainException();
    }
    return new Type.ListOf(elements.get(0));
  }

  /** Checks that the arguments of a call are those of a table's key. */
  static void checkKey(Table table, List<Type> arguments) throws NotPlainException {
    boolean fits = arguments.size() == table.key().size();
    for (int i = 0; fits && i < arguments.size(); i++) {
      Type column = table.columns().get(table.key().get(i));
      fits = column != null && isAccepted(arguments.get(i), seen(column));
    }
    given(fits, Type.Scalar.ANY);
  }

  /** The type of a macro over elements of a type. */
  static Type macro(Term.Macro.Kind kind, Type element, Type body) throws NotPlainException {
    boolean condition = kind != Term.Macro.Kind.MAP;
    given(condition ? is(body, Type.Scalar.BOOL) : isValue(body), body);
    return switch (kind) {
      case ALL, EXISTS, EXISTS_ONE -> Type.Scalar.BOOL;
      case FILTER -> new Type.ListOf(element);
      case MAP -> new Type.ListOf(body);
    };
  }

  /** The type of what may be of one type or the other. */
  private static Type either(Type left, Type right) throws NotPlainException {
    boolean open = left == Type.Scalar.ANY || right == Type.Scalar.ANY;
    return given(open ? isValue(left) : left.equals(right), open ? Type.Scalar.ANY : left);
  }

  private static int arity(Function function) {
    return switch (function) {
      case CONDITIONAL -> 3;
      case NOT,
          NEGATE,
          SIZE,
          LOWER_ASCII,
          TO_TIMESTAMP,
          TO_DURATION,
          TO_INT,
          TO_DOUBLE,
          TO_STRING,
          TO_BOOL,
          DAY,
          MONTH,
          YEAR,
          DAYS ->
          1;
      case AND,
          OR,
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          MODULO,
          IN,
          INDEX,
          CONTAINS,
          STARTS_WITH,
          ENDS_WITH,
          MATCHES,
          PLUS ->
          2;
    };
  }

  /** How a function is written; one can be written either way. */
  private static boolean isMember(Function function, boolean written) {
    return switch (function) {
      case SIZE -> written;
      case CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES, LOWER_ASCII -> true;
      case AND,
          OR,
          NOT,
          CONDITIONAL,
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          MODULO,
          NEGATE,
          IN,
          INDEX,
          TO_TIMESTAMP,
          TO_DURATION,
          TO_INT,
          TO_DOUBLE,
          TO_STRING,
          TO_BOOL,
          DAY,
          MONTH,
          YEAR,
          DAYS,
          PLUS ->
          false;
    };
  }

  /**
   * The type of a call of which there are overloads: if values decide which of them is meant, it is
   * theirs, or nobody knows.
   */
  private static Type result(Type.Scalar[][] overloads, Type left, Type right)
      throws NotPlainException {
    Type result = null;
    for (Type.Scalar[] overload : overloads) {
      if (is(left, overload[0]) && is(right, overload[1])) {
        result = result == null || result == overload[2] ? overload[2] : Type.Scalar.ANY;
      }
    }
    if (result == null) {
      throw new NotPlainException();
    }
    return result;
  }

  /** Whether it is that type, or turns out to be when it is read. */
  private static boolean is(Type actual, Type.Scalar expected) {
    return actual == expected || actual == Type.Scalar.ANY;
  }

  private static boolean isValue(Type type) {
    return !(type instanceof Type.RecordOf);
  }

  private static boolean isNumber(Type type) {
    return type == Type.Scalar.INT || type == Type.Scalar.DOUBLE;
  }

  private static boolean isOrdered(Type type) {
    return type instanceof Type.Scalar && type != Type.Scalar.BOOL;
  }

  private static Type given(Type left, Type right, Type.Scalar expected, Type result)
      throws NotPlainException {
    return given(is(left, expected) && is(right, expected), result);
  }

  private static Type given(boolean fits, Type result) throws NotPlainException {
    if (!fits) {
      throw new NotPlainException();
    }
    return result;
  }
}
