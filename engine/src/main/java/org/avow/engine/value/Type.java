package org.avow.engine.value;

import java.util.Map;
import java.util.stream.Collectors;

/** The type of a field or of an expression. Immutable. */
public sealed interface Type {

  /** Types without parts. {@code ANY} is the type of raw records, checked only when read. */
  enum Scalar implements Type {
    BOOL("bool"),
    INT("int"),
    DOUBLE("double"),
    STRING("string"),
    TIMESTAMP("timestamp"),
    DURATION("duration"),
    ANY("any");

    private final String word;

    Scalar(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /**
   * A list.
   *
   * @param element the type of its elements
   */
  record ListOf(Type element) implements Type {
    @Override
    public String toString() {
      return "list<" + element + ">";
    }
  }

  /**
   * A row with named, typed fields: a fact, the parameters, or the row of a table.
   *
   * @param name how it is called in messages
   * @param fields field names and types, in slot order
   */
  record RecordOf(String name, Map<String, Type> fields) implements Type {
    @Override
    public String toString() {
      return name
          + fields.entrySet().stream()
              .map(e -> e.getKey() + ": " + e.getValue())
              .collect(Collectors.joining(", ", "{", "}"));
    }
  }
}
