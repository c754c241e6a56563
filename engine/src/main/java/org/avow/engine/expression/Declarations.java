package org.avow.engine.expression;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;
import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.DURATION;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.cel.common.types.SimpleType.TIMESTAMP;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.TypeParamType;
import java.util.ArrayList;
import java.util.List;

/**
 * What conditions may call: {@code docs/language.md}, overload by overload. Nothing of CEL's
 * standard library is offered that does not stand here; overloads that are CEL's own bear CEL's
 * ids.
 */
final class Declarations {
  private static final CelType A = TypeParamType.create("A");
  private static final CelType B = TypeParamType.create("B");
  private static final CelType LIST = ListType.create(A);

  /** The functions that are no operators, and the operators. */
  static final List<CelFunctionDecl> ALL = all();

  private Declarations() {}

  private static List<CelFunctionDecl> all() {
    List<CelFunctionDecl> functions = new ArrayList<>();
    functions.addAll(logic());
    functions.addAll(orders());
    functions.addAll(arithmetic());
    functions.addAll(strings());
    functions.addAll(conversions());
    functions.addAll(calendar());
    return List.copyOf(functions);
  }

  private static List<CelFunctionDecl> logic() {
    return List.of(
        declare(Function.AND, newGlobalOverload("logical_and", BOOL, BOOL, BOOL)),
        declare(Function.OR, newGlobalOverload("logical_or", BOOL, BOOL, BOOL)),
        declare(Function.NOT, newGlobalOverload("logical_not", BOOL, BOOL)),
        newFunctionDeclaration(
            "@not_strictly_false", newGlobalOverload("not_strictly_false", BOOL, BOOL)),
        declare(Function.CONDITIONAL, newGlobalOverload("conditional", A, BOOL, A, A)),
        declare(Function.EQUAL, newGlobalOverload("equals", BOOL, A, A)),
        declare(Function.NOT_EQUAL, newGlobalOverload("not_equals", BOOL, A, A)),
        declare(
            Function.IN,
            newGlobalOverload("in_list", BOOL, A, LIST),
            newGlobalOverload("in_map", BOOL, A, MapType.create(A, B))),
        declare(
            Function.INDEX,
            newGlobalOverload("index_list", A, LIST, INT),
            newGlobalOverload("index_map", B, MapType.create(A, B), A)));
  }

  private static List<CelFunctionDecl> orders() {
    return List.of(
        order(Function.LESS, "less"),
        order(Function.LESS_OR_EQUAL, "less_equals"),
        order(Function.GREATER, "greater"),
        order(Function.GREATER_OR_EQUAL, "greater_equals"));
  }

  private static CelFunctionDecl order(Function function, String id) {
    return declare(
        function,
        newGlobalOverload(id + "_int64", BOOL, INT, INT),
        newGlobalOverload(id + "_double", BOOL, DOUBLE, DOUBLE),
        newGlobalOverload(id + "_int64_double", BOOL, INT, DOUBLE),
        newGlobalOverload(id + "_double_int64", BOOL, DOUBLE, INT),
        newGlobalOverload(id + "_string", BOOL, STRING, STRING),
        newGlobalOverload(id + "_timestamp", BOOL, TIMESTAMP, TIMESTAMP),
        newGlobalOverload(id + "_duration", BOOL, DURATION, DURATION));
  }

  private static List<CelFunctionDecl> arithmetic() {
    return List.of(
        declare(
            Function.ADD,
            newGlobalOverload("add_int64", INT, INT, INT),
            newGlobalOverload("add_double", DOUBLE, DOUBLE, DOUBLE),
            newGlobalOverload("add_string", STRING, STRING, STRING),
            newGlobalOverload("add_list", LIST, LIST, LIST),
            newGlobalOverload("add_timestamp_duration", TIMESTAMP, TIMESTAMP, DURATION),
            newGlobalOverload("add_duration_timestamp", TIMESTAMP, DURATION, TIMESTAMP),
            newGlobalOverload("add_duration_duration", DURATION, DURATION, DURATION)),
        declare(
            Function.SUBTRACT,
            newGlobalOverload("subtract_int64", INT, INT, INT),
            newGlobalOverload("subtract_double", DOUBLE, DOUBLE, DOUBLE),
            newGlobalOverload("subtract_timestamp_timestamp", DURATION, TIMESTAMP, TIMESTAMP),
            newGlobalOverload("subtract_timestamp_duration", TIMESTAMP, TIMESTAMP, DURATION),
            newGlobalOverload("subtract_duration_duration", DURATION, DURATION, DURATION)),
        declare(
            Function.MULTIPLY,
            newGlobalOverload("multiply_int64", INT, INT, INT),
            newGlobalOverload("multiply_double", DOUBLE, DOUBLE, DOUBLE)),
        declare(
            Function.DIVIDE,
            newGlobalOverload("divide_int64", INT, INT, INT),
            newGlobalOverload("divide_double", DOUBLE, DOUBLE, DOUBLE)),
        declare(Function.MODULO, newGlobalOverload("modulo_int64", INT, INT, INT)),
        declare(
            Function.NEGATE,
            newGlobalOverload("negate_int64", INT, INT),
            newGlobalOverload("negate_double", DOUBLE, DOUBLE)));
  }

  private static List<CelFunctionDecl> strings() {
    return List.of(
        declare(
            Function.SIZE,
            newGlobalOverload("size_string", INT, STRING),
            newGlobalOverload("size_list", INT, LIST),
            newMemberOverload("string_size", INT, STRING),
            newMemberOverload("list_size", INT, LIST)),
        declare(Function.CONTAINS, newMemberOverload("contains_string", BOOL, STRING, STRING)),
        declare(
            Function.STARTS_WITH, newMemberOverload("starts_with_string", BOOL, STRING, STRING)),
        declare(Function.ENDS_WITH, newMemberOverload("ends_with_string", BOOL, STRING, STRING)),
        declare(Function.MATCHES, newMemberOverload("matches_string", BOOL, STRING, STRING)),
        declare(Function.LOWER_ASCII, newMemberOverload("string_lower_ascii", STRING, STRING)));
  }

  private static List<CelFunctionDecl> conversions() {
    return List.of(
        declare(Function.TO_TIMESTAMP, newGlobalOverload("iso_to_timestamp", TIMESTAMP, STRING)),
        declare(Function.TO_DURATION, newGlobalOverload("iso_to_duration", DURATION, STRING)),
        declare(
            Function.TO_INT,
            newGlobalOverload("int64_to_int64", INT, INT),
            newGlobalOverload("double_to_int64", INT, DOUBLE),
            newGlobalOverload("string_to_int64", INT, STRING)),
        declare(
            Function.TO_DOUBLE,
            newGlobalOverload("double_to_double", DOUBLE, DOUBLE),
            newGlobalOverload("int64_to_double", DOUBLE, INT),
            newGlobalOverload("string_to_double", DOUBLE, STRING)),
        declare(
            Function.TO_STRING,
            newGlobalOverload("string_to_string", STRING, STRING),
            newGlobalOverload("bool_to_string", STRING, BOOL),
            newGlobalOverload("int64_to_string", STRING, INT),
            newGlobalOverload("double_to_string", STRING, DOUBLE),
            newGlobalOverload("timestamp_to_iso", STRING, TIMESTAMP),
            newGlobalOverload("duration_to_iso", STRING, DURATION)),
        declare(
            Function.TO_BOOL,
            newGlobalOverload("bool_to_bool", BOOL, BOOL),
            newGlobalOverload("string_to_bool", BOOL, STRING)));
  }

  private static List<CelFunctionDecl> calendar() {
    return List.of(
        declare(Function.DAY, newGlobalOverload("day_timestamp", STRING, TIMESTAMP)),
        declare(Function.MONTH, newGlobalOverload("month_timestamp", STRING, TIMESTAMP)),
        declare(Function.YEAR, newGlobalOverload("year_timestamp", STRING, TIMESTAMP)),
        declare(Function.DAYS, newGlobalOverload("days_int64", DURATION, INT)),
        declare(
            Function.PLUS, newGlobalOverload("plus_timestamp_step", TIMESTAMP, TIMESTAMP, STRING)));
  }

  private static CelFunctionDecl declare(Function function, CelOverloadDecl... overloads) {
    return newFunctionDeclaration(function.celName(), overloads);
  }
}
