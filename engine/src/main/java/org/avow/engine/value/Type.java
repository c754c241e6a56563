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

    @Override
    public boolean equals(Object other) {
      return other instanceof ListOf that && element.equals(that.element);
    }

    @Override
    public int hashCode() {
      return element.hashCode();
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

    @Override
    public boolean equals(Object other) {
      return other instanceof RecordOf that && name.equals(that.name) && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
      int hash = name.hashCode();
      return 31 * hash + fields.hashCode();
    }
  }
}
