package org.avow.engine.source;

import org.jspecify.annotations.Nullable;

/**
 * A JSON pointer (RFC 6901) that is turned into text only when somebody asks. Immutable.
 *
 * <p>A key that was not asked for by name is data and may be personal, so it is never shown: the
 * entry is named by its ordinal, {@code /users/*3} for the fourth.
 */
public final class Pointer {
  /** The whole document. */
  public static final Pointer ROOT = new Pointer(null, Kind.KEY, "", 0);

  private final @Nullable Pointer parent;
  private final Kind kind;
  private final String key;
  private final int ordinal;

  private enum Kind {
    KEY,
    INDEX,
    ENTRY,
    PART
  }

  private Pointer(@Nullable Pointer parent, Kind kind, String key, int ordinal) {
    this.parent = parent;
    this.kind = kind;
    this.key = key;
    this.ordinal = ordinal;
  }

  /** The entry with a key that a policy or feed names. */
  public Pointer key(String name) {
    return new Pointer(this, Kind.KEY, name, 0);
  }

  /** The element of a list, counted from 0. */
  public Pointer index(int index) {
    return new Pointer(this, Kind.INDEX, "", index);
  }

  /** The entry of a mapping whose key is data, by its ordinal from 0. */
  public Pointer entry(int index) {
    return new Pointer(this, Kind.ENTRY, "", index);
  }

  /** One of several things made of the same value, counted from 1: {@code /3#2}. */
  public Pointer part(int number) {
    return new Pointer(this, Kind.PART, "", number);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    write(text);
    return text.toString();
  }

  private void write(StringBuilder text) {
    if (parent == null) {
      return;
    }
    parent.write(text);
    text.append(kind == Kind.PART ? '#' : '/').append(kind == Kind.ENTRY ? "*" : "");
    if (kind == Kind.KEY) {
      text.append(key.replace("~", "~0").replace("/", "~1"));
    } else {
      text.append(ordinal);
    }
  }
}
