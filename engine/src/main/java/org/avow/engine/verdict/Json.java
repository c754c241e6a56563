package org.avow.engine.verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON value as verdicts need it: numbers are whole and count or place something (semantics 7.1).
 * Immutable.
 */
public sealed interface Json {

  /** A string. */
  record Text(String value) implements Json {}

  /**
   * A whole number.
   *
   * @param value within what every JSON reader holds exactly, ±(2^53 − 1)
   */
  record Count(long value) implements Json {
    private static final long MOST = (1L << 53) - 1;

    public Count {
      if (value > MOST || value < -MOST) {
        throw new IllegalArgumentException(value + " has no exact JSON number");
      }
    }
  }

  /** True or false. */
  enum Flag implements Json {
    FALSE,
    TRUE;

    /** The value of a boolean. */
    public static Flag of(boolean value) {
      return value ? TRUE : FALSE;
    }
  }

  /** A list. */
  record Elements(List<Json> elements) implements Json {
    public Elements {
      elements = List.copyOf(elements);
    }

    /** The elements made from each of the items, in their order. */
    public static <T> Elements of(Collection<T> items, Function<T, Json> each) {
      return new Elements(items.stream().map(each).toList());
    }

    /** A list of strings. */
    public static Elements texts(Collection<String> items) {
      return of(items, Text::new);
    }
  }

  /** An object; the order of its members does not matter. */
  record Members(Map<String, Json> members) implements Json {
    public Members {
      members = Map.copyOf(members);
    }
  }

  /** Collects the members of an object; mutable, for one thread. */
  final class Builder {
    private final Map<String, Json> members = new LinkedHashMap<>();

    /** Adds a member. */
    public Builder put(String name, Json value) {
      if (members.put(name, value) != null) {
        throw new IllegalArgumentException("two members " + name);
      }
      return this;
    }

    /** Adds a string. */
    public Builder put(String name, String value) {
      return put(name, new Text(value));
    }

    /** Adds a count or a position. */
    public Builder put(String name, long value) {
      return put(name, new Count(value));
    }

    /** Adds a flag. */
    public Builder put(String name, boolean value) {
      return put(name, Flag.of(value));
    }

    /** Adds a member if there is a value for it. */
    public <T> Builder putIf(String name, Optional<T> value, Function<T, Json> made) {
      value.ifPresent(present -> put(name, made.apply(present)));
      return this;
    }

    /** Adds a string if there is one. */
    public Builder putIf(String name, Optional<String> value) {
      return putIf(name, value, Text::new);
    }

    /** Adds a list unless it is empty. */
    public <T> Builder putUnlessEmpty(String name, Collection<T> items, Function<T, Json> each) {
      return items.isEmpty() ? this : put(name, Elements.of(new ArrayList<>(items), each));
    }

    /** The object. */
    public Members build() {
      return new Members(members);
    }
  }
}
