package org.avow.engine.source;

import java.util.Arrays;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Tokens that were read before anybody asked for them. Mutable, for one thread. */
final class TokenTape implements TokenStream {
  private Token[] tokens = new Token[256];
  private int[] lines = new int[256];
  private int[] columns = new int[256];
  private @Nullable Object[] contents = new @Nullable Object[256];
  private int size;
  private int at = -1;

  /** Adds an end, or a beginning without content. */
  void add(Token token, int line, int column) {
    add(token, line, column, null);
  }

  void addKey(String key, int line, int column) {
    add(Token.KEY, line, column, key);
  }

  void addValue(Value value, int line, int column) {
    add(Token.VALUE, line, column, value);
  }

  private void add(Token token, int line, int column, @Nullable Object content) {
    if (size == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * size);
      lines = Arrays.copyOf(lines, 2 * size);
      columns = Arrays.copyOf(columns, 2 * size);
      contents = Arrays.copyOf(contents, 2 * size);
    }
    tokens[size] = token;
    lines[size] = line;
    columns[size] = column;
    contents[size] = content;
    size++;
  }

  @Override
  public Token next() {
    at = Math.min(at + 1, size);
    return at < size ? tokens[at] : Token.END;
  }

  @Override
  public String key() {
    return contents[at] instanceof String key ? key : "";
  }

  @Override
  public Value value() {
    return contents[at] instanceof Value value ? value : Value.Absent.ABSENT;
  }

  @Override
  public Position position() {
    int last = Math.min(at, size - 1);
    return new Position(lines[last], columns[last]);
  }
}
