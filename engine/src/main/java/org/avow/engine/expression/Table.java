package org.avow.engine.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.text.Span;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/**
 * Reference data keyed by one or more columns: a {@code table:} document. In expressions it is a
 * function of its key columns. Immutable.
 *
 * @param name the function's name
 * @param columns all columns with their types, in order
 * @param key the key columns, in the order of the function's arguments
 * @param rows from key values to the whole row
 * @param declaration where the document starts
 */
public record Table(
    String name,
    Map<String, Type> columns,
    List<String> key,
    Map<List<Value>, Value.Tree> rows,
    Span declaration) {

  /** The row for the given key values, all of them known. */
  public Optional<Value.Tree> row(List<Value> keyValues) {
    return Optional.ofNullable(rows.get(keyValues));
  }

  /** The type of its rows. */
  public Type.RecordOf rowType() {
    return new Type.RecordOf(name, columns);
  }
}
