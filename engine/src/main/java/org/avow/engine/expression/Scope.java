package org.avow.engine.expression;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/**
 * The names that an expression may use. Immutable.
 *
 * @param rows typed rows by name: facts, {@code params}, {@code source}
 * @param wholes names of untyped values: {@code record}, {@code item}
 * @param tables reference data, callable by name
 */
public record Scope(
    Map<String, RowVariable> rows, Map<String, Binding> wholes, Collection<Table> tables) {

  /** Nothing but constants. */
  public static final Scope EMPTY = new Scope(Map.of(), Map.of(), List.of());

  /** This scope and one more typed row. */
  public Scope with(String name, RowVariable variable) {
    Map<String, RowVariable> more = new LinkedHashMap<>(rows);
    more.put(name, variable);
    return new Scope(more, wholes, tables);
  }

  /** This scope and one more untyped value. */
  public Scope with(String name, Binding binding) {
    Map<String, Binding> more = new LinkedHashMap<>(wholes);
    more.put(name, binding);
    return new Scope(rows, more, tables);
  }

  /** The table of that name. */
  public Optional<Table> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /**
   * A typed row.
   *
   * @param fields in slot order
   */
  public record RowVariable(Binding binding, String typeName, List<FieldVariable> fields) {
    @Override
    public boolean equals(Object other) {
      return other instanceof RowVariable that
          && binding.equals(that.binding)
          && typeName.equals(that.typeName)
          && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
      int hash = binding.hashCode();
      hash = 31 * hash + typeName.hashCode();
      return 31 * hash + fields.hashCode();
    }
  }

  /**
   * A field of a typed row.
   *
   * @param whenAbsent the default, or absent
   */
  public record FieldVariable(String name, Type type, Value whenAbsent) {
    @Override
    public boolean equals(Object other) {
      return other instanceof FieldVariable that
          && name.equals(that.name)
          && type.equals(that.type)
          && whenAbsent.equals(that.whenAbsent);
    }

    @Override
    public int hashCode() {
      int hash = name.hashCode();
      hash = 31 * hash + type.hashCode();
      return 31 * hash + whenAbsent.hashCode();
    }
  }
}
