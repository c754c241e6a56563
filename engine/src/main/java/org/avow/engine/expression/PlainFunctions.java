package org.avow.engine.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** The operators, functions and macros of plain expressions, and the constants in them. */
final class PlainFunctions {
  private static final Map<String, Function> NAMED = new HashMap<>();

  static {
    for (Function function : Function.values()) {
      if (Character.isLetter(function.celName().charAt(0))) {
        NAMED.put(function.celName(), function);
      }
    }
  }

  private PlainFunctions() {}

  /** The function of that name; null if there is none. */
  static @Nullable Function named(String name) {
    return NAMED.get(name);
  }

  /** The table of that name. */
  static Table table(Scope scope, String name) throws NotPlainException {
    for (Table table : scope.tables()) {
      if (table.name().equals(name)) {
        return table;
      }
    }
    throw new NotPlainException();
  }

  /** The macro of that name; null if it is none. */
  static Term.Macro.@Nullable Kind macro(String name) {
    return switch (name) {
      case "all" -> Term.Macro.Kind.ALL;
      case "exists" -> Term.Macro.Kind.EXISTS;
      case "exists_one" -> Term.Macro.Kind.EXISTS_ONE;
      case "filter" -> Term.Macro.Kind.FILTER;
      case "map" -> Term.Macro.Kind.MAP;
      default -> null;
    };
  }

  /** The relation that the current token stands for; null if it is none. */
  static @Nullable Function relation(PlainTokens tokens) {
    return switch (operator(tokens)) {
      case "==" -> Function.EQUAL;
      case "!=" -> Function.NOT_EQUAL;
      case "<" -> Function.LESS;
      case "<=" -> Function.LESS_OR_EQUAL;
      case ">" -> Function.GREATER;
      case ">=" -> Function.GREATER_OR_EQUAL;
      case "in" -> Function.IN;
      default -> null;
    };
  }

  /** The operator of a product that the current token stands for; null if it is none. */
  static @Nullable Function product(PlainTokens tokens) {
    return switch (operator(tokens)) {
      case "*" -> Function.MULTIPLY;
      case "/" -> Function.DIVIDE;
      case "%" -> Function.MODULO;
      default -> null;
    };
  }

  private static String operator(PlainTokens tokens) {
    boolean can = tokens.kind() == PlainTokens.Kind.SIGN || tokens.kind() == PlainTokens.Kind.WORD;
    return can ? tokens.text() : "";
  }

  /**
   * The instant or duration that a call of constants states; null if it states none.
   *
   * @throws NotPlainException if there is anything to say about a constant
   */
  static @Nullable Value constant(Function function, List<Term> arguments)
      throws NotPlainException {
    boolean checked =
        function == Function.TO_TIMESTAMP
            || function == Function.TO_DURATION
            || function == Function.PLUS
            || function == Function.MATCHES;
    if (!checked) {
      return null;
    }
    String text = text(arguments.get(arguments.size() - 1));
    if (text == null) {
      return given(null, function != Function.MATCHES);
    }
    return switch (function) {
      case TO_TIMESTAMP -> given(Timestamps.parse(text).orElse(null));
      case TO_DURATION -> given(Durations.parse(text).orElse(null));
      case PLUS -> given(null, Durations.parseStep(text).isPresent());
      default -> given(null, isPattern(text));
    };
  }

  private static boolean isPattern(String text) {
    return Patterns.isAnchored(text)
        && !Patterns.hasOpenAlternative(text)
        && Patterns.problem(text).isEmpty();
  }

  private static @Nullable String text(Term term) {
    return term instanceof Term.Constant constant && constant.value() instanceof Value.Text text
        ? text.value()
        : null;
  }

  private static Value given(@Nullable Value value) throws NotPlainException {
    if (value == null) {
      throw new NotPlainException();
    }
    return value;
  }

  private static @Nullable Value given(@Nullable Value value, boolean fits)
      throws NotPlainException {
    if (!fits) {
      throw new NotPlainException();
    }
    return value;
  }
}
