package org.avow.engine.feed;

import java.util.List;
import java.util.Locale;

/**
 * Why a feed's records are read in full, rather than by the bytes of their lines. Immutable.
 *
 * @param names what it is about, in the order that the kind says
 */
public record Detour(Kind kind, List<String> names) {
  public Detour {
    names = List.copyOf(names);
  }

  static Detour of(Kind kind, Object... names) {
    return new Detour(kind, List.of(names).stream().map(Object::toString).toList());
  }

  /** What demands it. */
  public enum Kind {
    /** The built-in feed: its records name their own type. */
    FACTS,
    /** The files are not of lines: their format. */
    FORMAT,
    /** Nothing says what format a file has: its path. */
    NO_FORMAT,
    /** A file is empty, or can be read only once: its path. */
    EMPTY_FILE,
    /** The source is declared {@code ordered}. */
    ORDERED,
    /** The feed looks for records inside documents. */
    RECORDS,
    /** A making makes several facts of one record: the type. */
    EACH,
    /** A making makes states: the type. */
    STATE_TYPE,
    /** The condition of a making is no equality of a path and a text: the type. */
    CONDITION,
    /** A field that is read is computed, rather than a path into the record: type and field. */
    COMPUTED_FIELD;

    /** As machines read it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
