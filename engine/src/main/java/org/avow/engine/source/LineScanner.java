package org.avow.engine.source;

import org.jspecify.annotations.Nullable;

/**
 * Reads lines of JSON of the plain kind as fast as bytes can be looked at: ASCII without escapes in
 * any key or string, nothing unusual in what somebody reads. Whatever else a line may be, valid or
 * not, it is refused, and {@link JsonLines} says what it is. Mutable, for one thread.
 *
 * <p>INVARIANT (same records): a line that is accepted is a record without defect for {@link
 * JsonLines}, and the cells hold what stands under their paths.
 */
public final class LineScanner {
  private static final int LINE = 1 << 20;
  private static final int DEPTH = 50;
  private static final int SHAPES = 20_000;
  private static final int KEY = 1_000;
  private static final int DIGITS = 18;

  private final Shape root;
  private final Cells cells;
  private byte[] bytes = new byte[0];
  private int at;
  private int shapes;

  /**
   * @param cells take what stands under the projection's paths
   */
  public LineScanner(Projection projection, Cells cells) {
    this.root = Shape.empty(projection.root());
    this.cells = cells;
  }

  /**
   * Reads the line that starts at the given byte.
   *
   * @return where the next line starts; -1 if this one is not plain
   */
  public int scan(LineBlock block, int start) {
    bytes = block.bytes();
    at = start;
    cells.clear();
    if (bytes[start] != '{' || !object(root, 0)) {
      return -1;
    }
    skipBlanks();
    return bytes[at] == '\n' && at - start < LINE ? at + 1 : -1;
  }

  private void skipBlanks() {
    byte b = bytes[at];
    while (b == ' ' || b == '\t' || b == '\r') {
      b = bytes[++at];
    }
  }

  /** The object whose brace stands here. */
  private boolean object(Shape empty, int depth) {
    at++;
    skipBlanks();
    if (bytes[at] == '}') {
      at++;
      return true;
    }
    Shape shape = empty;
    while (bytes[at] == '"') {
      Shape next = key(shape);
      if (next == null || !colon() || !value(next, depth)) {
        return false;
      }
      shape = next;
      if (bytes[at] != ',') {
        skipBlanks();
      }
      byte b = bytes[at++];
      if (b == '}') {
        return true;
      }
      if (b != ',') {
        return false;
      }
      if (bytes[at] != '"') {
        skipBlanks();
      }
    }
    return false;
  }

  private @Nullable Shape key(Shape shape) {
    int start = at + 1;
    Shape next = shape.follow(bytes, start);
    if (next != null) {
      at = start + next.length() + 1;
      return next;
    }
    if (!string() || at - start > KEY || shapes >= SHAPES) {
      return null;
    }
    shapes++;
    return shape.grow(bytes, start, at - 1);
  }

  private boolean colon() {
    if (bytes[at] != ':') {
      skipBlanks();
      if (bytes[at] != ':') {
        return false;
      }
    }
    at++;
    byte b = bytes[at];
    if (b == ' ' || b == '\t') {
      skipBlanks();
    }
    return true;
  }

  /** The value of the last key. */
  private boolean value(Shape shape, int depth) {
    int start = at;
    int cell = shape.cell();
    return switch (bytes[at]) {
      case '"' -> string() && !shape.hasParts() && put(cell, Cells.Kind.TEXT, start + 1, at - 1);
      case '{' -> cell < 0 && depth < DEPTH && object(shape.object(), depth + 1);
      case '[' -> cell < 0 && !shape.hasParts() && depth < DEPTH && list(shape, depth + 1);
      case 't' -> literal("true") && !shape.hasParts() && put(cell, Cells.Kind.TRUE, start, at);
      case 'f' -> literal("false") && !shape.hasParts() && put(cell, Cells.Kind.FALSE, start, at);
      case 'n' -> literal("null");
      default -> number(cell >= 0) && !shape.hasParts() && put(cell, Cells.Kind.INTEGER, start, at);
    };
  }

  private boolean put(int cell, Cells.Kind kind, int start, int end) {
    if (cell >= 0) {
      cells.set(cell, kind, start, end);
    }
    return true;
  }

  /** The list whose bracket stands here; nobody reads it. */
  private boolean list(Shape shape, int depth) {
    at++;
    skipBlanks();
    if (bytes[at] == ']') {
      at++;
      return true;
    }
    while (element(shape, depth)) {
      skipBlanks();
      byte b = bytes[at++];
      if (b == ']') {
        return true;
      }
      if (b != ',') {
        return false;
      }
      skipBlanks();
    }
    return false;
  }

  private boolean element(Shape shape, int depth) {
    return switch (bytes[at]) {
      case '"' -> string();
      case '{' -> depth < DEPTH && object(shape.element(), depth + 1);
      case '[' -> depth < DEPTH && list(shape, depth + 1);
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number(false);
    };
  }

  /** The string whose quote stands here. */
  private boolean string() {
    int index = at + 1;
    int special = Words.special(Words.at(bytes, index));
    while (special == Long.BYTES) {
      index += Long.BYTES;
      special = Words.special(Words.at(bytes, index));
    }
    at = index + special + 1;
    return bytes[at - 1] == '"';
  }

  private boolean literal(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at++] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @param integer whether only an integer that a {@code long} holds will do
   */
  private boolean number(boolean integer) {
    if (bytes[at] == '-') {
      at++;
    }
    int first = at;
    int digits = digits();
    if (digits == 0 || digits > DIGITS || (digits > 1 && bytes[first] == '0')) {
      return false;
    }
    boolean whole = true;
    if (bytes[at] == '.') {
      whole = false;
      at++;
      int fraction = digits();
      if (fraction == 0 || fraction > DIGITS) {
        return false;
      }
    }
    if (bytes[at] == 'e' || bytes[at] == 'E') {
      return false;
    }
    return whole || !integer;
  }

  private int digits() {
    int start = at;
    while (bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at - start;
  }
}
