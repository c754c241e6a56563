package org.avow.engine.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.avow.engine.value.Value;

/**
 * The tokens of a plain JSON text as places in it; a key or a value is made when somebody asks for
 * it. Mutable, for one thread and one text after another.
 */
final class JsonTape implements TokenStream {
  /** No token. */
  static final int NONE = -1;

  static final int OBJECT = 0;
  static final int OBJECT_END = 1;
  static final int LIST = 2;
  static final int LIST_END = 3;
  static final int KEY = 4;
  static final int TEXT = 5;
  static final int INTEGER = 6;
  static final int REAL = 7;
  static final int TRUE = 8;
  static final int FALSE = 9;
  static final int NULL = 10;

  /** With a key or a text: it holds escapes. */
  static final int ESCAPED = 16;

  /** With a key or a text: it is not all ASCII. */
  static final int WIDE = 32;

  private static final int KIND = 15;

  private static final Token[] TOKENS = {
    Token.OBJECT,
    Token.OBJECT_END,
    Token.LIST,
    Token.LIST_END,
    Token.KEY,
    Token.VALUE,
    Token.VALUE,
    Token.VALUE,
    Token.VALUE,
    Token.VALUE,
    Token.VALUE
  };

  private final RecentKeys known = new RecentKeys();
  private byte[] bytes = {};
  private byte[] forms = new byte[256];
  private int[] starts = new int[256];

  /**
   * INVARIANT (ends): behind the last byte of a key or scalar; of a list or mapping the index of
   * its end, as long as it is open that of the one around it.
   */
  private int[] ends = new int[256];

  private int[] lines = new int[256];
  private int[] columns = new int[256];
  private int size;
  private int at = -1;

  /** Forgets all tokens, and expects those of another text. */
  void start(byte[] text) {
    bytes = text;
    size = 0;
    at = -1;
  }

  /** Adds a token, and says its index. */
  int add(int form, int start, int end, int line, int column) {
    if (size == forms.length) {
      forms = Arrays.copyOf(forms, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      lines = Arrays.copyOf(lines, 2 * size);
      columns = Arrays.copyOf(columns, 2 * size);
    }
    forms[size] = (byte) form;
    starts[size] = start;
    ends[size] = end;
    lines[size] = line;
    columns[size] = column;
    return size++;
  }

  int size() {
    return size;
  }

  boolean isMapping(int index) {
    return forms[index] == OBJECT;
  }

  /**
   * Adds the end of an open list or mapping.
   *
   * @return the one around it, or {@link #NONE}
   */
  int close(int open, int start, int line, int lineStart) {
    int around = ends[open];
    ends[open] = add(forms[open] + 1, start, start + 1, line, start - lineStart + 1);
    return around;
  }

  @Override
  public Token next() {
    at = Math.min(at + 1, size);
    return at < size ? TOKENS[forms[at] & KIND] : Token.END;
  }

  @Override
  public String key() {
    int start = starts[at];
    int end = ends[at];
    if (end - start > RecentKeys.LONGEST) {
      return string(start, end);
    }
    int slot = RecentKeys.slot(bytes, start, end);
    return known.holds(slot, bytes, start, end)
        ? known.key(slot)
        : known.put(slot, bytes, start, end, string(start, end));
  }

  @Override
  public Value value() {
    if (at == size) {
      return Value.Absent.ABSENT;
    }
    return switch (forms[at] & KIND) {
      case TEXT -> new Value.Text(string(starts[at], ends[at]));
      case INTEGER -> Numbers.integer(ascii(starts[at], ends[at]));
      case REAL -> real(ascii(starts[at], ends[at]));
      case TRUE -> Value.Bool.TRUE;
      case FALSE -> Value.Bool.FALSE;
      default -> Value.Absent.ABSENT;
    };
  }

  private static Value real(String digits) {
    return Numbers.real(Double.parseDouble(digits), digits);
  }

  private String string(int start, int end) {
    int form = forms[at];
    if ((form & ESCAPED) != 0) {
      return JsonEscapes.resolve(bytes, start, end);
    }
    return (form & WIDE) != 0
        ? new String(bytes, start, end - start, StandardCharsets.UTF_8)
        : ascii(start, end);
  }

  private String ascii(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  @Override
  public Position position() {
    int last = Math.min(at, size - 1);
    return new Position(lines[last], columns[last]);
  }

  @Override
  public void skipRest() {
    if (at < 0 || at == size) {
      at = size;
    } else if (opens(at)) {
      at = ends[at];
    } else {
      at++;
      while (at < size && !closes(at)) {
        at = opens(at) ? ends[at] + 1 : at + 1;
      }
    }
  }

  private boolean opens(int index) {
    return forms[index] == OBJECT || forms[index] == LIST;
  }

  private boolean closes(int index) {
    return forms[index] == OBJECT_END || forms[index] == LIST_END;
  }
}
