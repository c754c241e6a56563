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
  public static final Pointer ROOT = new Pointer(null, null, 0);

  private final @Nullable Pointer parent;
  private final @Nullable String key;
  private final int ordinal;

  private Pointer(@Nullable Pointer parent, @Nullable String key, int ordinal) {
    this.parent = parent;
    this.key = key;
    this.ordinal = ordinal;
  }

  /** The entry with a key that a policy or feed names. */
  public Pointer key(String name) {
    return new Pointer(this, name, 0);
  }

  /** The element of a list, counted from 0. */
  public Pointer index(int index) {
    return new Pointer(this, null, index);
  }

  /** The entry of a mapping whose key is data, by its ordinal from 0. */
  public Pointer entry(int ordinalOfEntry) {
    return new Pointer(this, "*", ordinalOfEntry);
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
    text.append('/');
    if (key == null) {
      text.append(ordinal);
    } else if (key.equals("*")) {
      text.append('*').append(ordinal);
    } else {
      text.append(key.replace("~", "~0").replace("/", "~1"));
    }
  }
}
