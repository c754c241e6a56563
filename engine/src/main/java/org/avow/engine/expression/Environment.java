package org.avow.engine.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.checker.CelChecker;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompilerFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.value.Type;

/** The type checkers for the names of one scope, and the bridge between its types and ours. */
final class Environment {
  /** No CEL identifier starts like this: the types of rows cannot be named in expressions. */
  private static final String ROW = "#";

  private final Map<String, Type.RecordOf> records = new LinkedHashMap<>();
  private final Map<String, StructType> structs = new LinkedHashMap<>();
  private final CelOptions options;
  private final CelTypeProvider types;
  private final List<CelVarDecl> variables = new ArrayList<>();
  private final List<CelFunctionDecl> functions = new ArrayList<>();
  private final Map<Set<String>, CelChecker> checkers = new HashMap<>();

  Environment(Scope scope, CelOptions options) {
    this.options = options;
    scope
        .rows()
        .forEach(
            (name, row) -> {
              Map<String, Type> fields = new LinkedHashMap<>();
              row.fields().forEach(field -> fields.put(field.name(), field.type()));
              StructType type = declare(ROW + name, new Type.RecordOf(row.typeName(), fields));
              variables.add(CelVarDecl.newVarDeclaration(name, type));
            });
    scope
        .wholes()
        .keySet()
        .forEach(name -> variables.add(CelVarDecl.newVarDeclaration(name, SimpleType.DYN)));
    functions.addAll(Declarations.ALL);
    scope.tables().forEach(table -> functions.add(function(table)));
    this.types = new RowTypes(ImmutableMap.copyOf(structs));
  }

  /**
   * A checker that knows some functions. It declares all that it knows anew with every expression:
   * few make it quick.
   *
   * @param called names of functions, known or not
   */
  CelChecker checker(Set<String> called) {
    return checkers.computeIfAbsent(called, this::declaring);
  }

  private CelChecker declaring(Set<String> called) {
    return CelCompilerFactory.standardCelCheckerBuilder()
        .setOptions(options)
        .setStandardEnvironmentEnabled(false)
        .setTypeProvider(types)
        .addVarDeclarations(variables)
        .addFunctionDeclarations(functions.stream().filter(f -> called.contains(f.name())).toList())
        .build();
  }

  /** Our word for a type of the checker. */
  Type type(CelType type) {
    return switch (type.kind()) {
      case BOOL -> Type.Scalar.BOOL;
      case INT -> Type.Scalar.INT;
      case DOUBLE -> Type.Scalar.DOUBLE;
      case STRING -> Type.Scalar.STRING;
      case TIMESTAMP -> Type.Scalar.TIMESTAMP;
      case DURATION -> Type.Scalar.DURATION;
      case LIST -> new Type.ListOf(type(type.parameters().get(0)));
      case STRUCT -> record(type.name());
      case ANY, BYTES, DYN, ERROR, MAP, NULL_TYPE, OPAQUE, TYPE, TYPE_PARAM, UINT, UNSPECIFIED ->
          Type.Scalar.ANY;
    };
  }

  private Type record(String name) {
    Type.RecordOf type = records.get(name);
    return type == null ? Type.Scalar.ANY : type;
  }

  private CelFunctionDecl function(Table table) {
    StructType row = declare(ROW + "table " + table.name(), table.rowType());
    List<CelType> key =
        table.key().stream()
            .map(column -> celType(table.columns().getOrDefault(column, Type.Scalar.ANY)))
            .toList();
    return CelFunctionDecl.newFunctionDeclaration(
        table.name(), CelOverloadDecl.newGlobalOverload("table_" + table.name(), row, key));
  }

  private StructType declare(String name, Type.RecordOf type) {
    records.put(name, type);
    ImmutableMap.Builder<String, CelType> fields = ImmutableMap.builder();
    type.fields().forEach((field, fieldType) -> fields.put(field, celType(fieldType)));
    ImmutableMap<String, CelType> types = fields.buildKeepingLast();
    StructType struct =
        StructType.create(name, types.keySet(), field -> Optional.ofNullable(types.get(field)));
    structs.put(name, struct);
    return struct;
  }

  private CelType celType(Type type) {
    if (type instanceof Type.ListOf list) {
      return ListType.create(celType(list.element()));
    }
    return type instanceof Type.Scalar scalar ? celType(scalar) : SimpleType.DYN;
  }

  private static CelType celType(Type.Scalar type) {
    return switch (type) {
      case BOOL -> SimpleType.BOOL;
      case INT -> SimpleType.INT;
      case DOUBLE -> SimpleType.DOUBLE;
      case STRING -> SimpleType.STRING;
      case TIMESTAMP -> SimpleType.TIMESTAMP;
      case DURATION -> SimpleType.DURATION;
      case ANY -> SimpleType.DYN;
    };
  }

  /** The types of rows, for the checker. */
  private static final class RowTypes implements CelTypeProvider {
    private final ImmutableMap<String, CelType> types;

    RowTypes(ImmutableMap<String, CelType> types) {
      this.types = types;
    }

    @Override
    public ImmutableCollection<CelType> types() {
      return types.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
      return Optional.ofNullable(types.get(name));
    }
  }
}
