package org.avow.engine.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Suggestion;

/** The catalogue of functions as authors know them, for messages. */
final class Functions {
  private static final Set<String> MACROS =
      Set.of("all", "exists", "exists_one", "existsOne", "filter", "map");

  /** Functions of standard CEL that are not offered, and what stands in for them. */
  private static final Map<String, String> NOT_OFFERED =
      Map.ofEntries(
          Map.entry("getFullYear", "write `year(t)`, which is text such as `'2014'`"),
          Map.entry("getMonth", "write `month(t)`, which is text such as `'2014-12'`"),
          Map.entry("getDate", "write `day(t)`, which is text such as `'2014-12-31'`"),
          Map.entry("getDayOfMonth", "write `day(t)`, which is text such as `'2014-12-31'`"),
          Map.entry("getDayOfWeek", "compare days with `day(t)`"),
          Map.entry("getDayOfYear", "compare days with `day(t)`"),
          Map.entry("getHours", "compare instants or durations as they are"),
          Map.entry("getMinutes", "compare instants or durations as they are"),
          Map.entry("getSeconds", "compare instants or durations as they are"),
          Map.entry("getMilliseconds", "compare instants or durations as they are"),
          Map.entry("type", "every field has the type that the vocabulary declares"),
          Map.entry("dyn", "leave it out: records are untyped as they are"),
          Map.entry("bytes", "compare strings as they are"),
          Map.entry("uint", "write `int(x)`"));

  private static final Map<String, CelFunctionDecl> NAMED = named();

  private Functions() {}

  /** Why a call cannot be made. */
  record Refusal(Code code, String message, String help) {}

  /** Why a function cannot be called; empty if there is such a function, operator or table. */
  static Optional<Refusal> refusal(String name, Set<String> tables) {
    if (name.startsWith(".")) {
      return Optional.of(
          new Refusal(Code.CEL_SYNTAX, "a name does not start with a dot", "leave out the dot"));
    }
    if (NAMED.containsKey(name) || tables.contains(name) || !Character.isLetter(name.charAt(0))) {
      return Optional.empty();
    }
    if (isMacro(name)) {
      return Optional.of(
          new Refusal(
              Code.CEL_TYPE,
              "`" + name + "` is not called like that",
              name.equals("has")
                  ? "write `has(x.f)`"
                  : "write `xs." + name + "(x, …)` with a variable and an expression"));
    }
    String offered = NOT_OFFERED.get(name);
    if (offered != null) {
      return Optional.of(new Refusal(Code.NOT_OFFERED, "`" + name + "` is not offered", offered));
    }
    Set<String> known = new LinkedHashSet<>(NAMED.keySet());
    known.addAll(MACROS);
    known.addAll(tables);
    return Optional.of(
        new Refusal(
            Code.UNKNOWN_FUNCTION,
            "unknown function `" + name + "`",
            Suggestion.nearest(name, known)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("functions are " + list(NAMED.keySet()))));
  }

  /** Whether it is the name of a macro, {@code has} included. */
  static boolean isMacro(String name) {
    return MACROS.contains(name) || name.equals("has");
  }

  /** How a function is called: {@code size(string)}, {@code string.contains(string)}. */
  static Optional<String> signatures(String name) {
    CelFunctionDecl function = NAMED.get(name);
    return function == null
        ? Optional.empty()
        : Optional.of(
            function.overloads().stream()
                .map(overload -> "`" + signature(name, overload) + "`")
                .collect(Collectors.joining(", ")));
  }

  private static String signature(String name, CelOverloadDecl overload) {
    List<String> parameters = overload.parameterTypes().stream().map(Functions::word).toList();
    if (!overload.isInstanceFunction()) {
      return name + "(" + String.join(", ", parameters) + ")";
    }
    List<String> rest = parameters.subList(1, parameters.size());
    return parameters.get(0) + "." + name + "(" + String.join(", ", rest) + ")";
  }

  private static String word(CelType type) {
    return switch (type.kind()) {
      case TIMESTAMP -> "timestamp";
      case DURATION -> "duration";
      case LIST, MAP, BOOL, DOUBLE, INT, STRING -> type.name();
      case ANY, BYTES, DYN, ERROR, NULL_TYPE, OPAQUE, STRUCT, TYPE, TYPE_PARAM, UINT, UNSPECIFIED ->
          "any";
    };
  }

  private static String list(Set<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private static Map<String, CelFunctionDecl> named() {
    Map<String, CelFunctionDecl> named = new LinkedHashMap<>();
    for (CelFunctionDecl function : Declarations.ALL) {
      if (Character.isLetter(function.name().charAt(0))) {
        named.put(function.name(), function);
      }
    }
    return named;
  }
}
