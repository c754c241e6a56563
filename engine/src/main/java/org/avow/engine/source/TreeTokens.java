package org.avow.engine.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** A document that was read as a whole, as a stream of tokens. */
final class TreeTokens implements TokenStream {
  private final Deque<Level> levels = new ArrayDeque<>();
  private @Nullable Value next;
  private Mark nextMark;
  private Value value = Value.Absent.ABSENT;
  private Mark mark;
  private String key = "";

  /** An open list or mapping: its entries or its elements are walked through. */
  private static final class Level {
    private final @Nullable Iterator<Map.Entry<String, Value>> entries;
    private final @Nullable Iterator<Value> elements;
    private final Mark mark;
    private int ordinal;

    Level(Value opened, Mark mark) {
      this.entries =
          opened instanceof Value.Tree tree ? tree.entries().entrySet().iterator() : null;
      this.elements = opened instanceof Value.Items items ? items.elements().iterator() : null;
      this.mark = mark;
    }
  }

  TreeTokens(Value document, Mark mark) {
    this.next = document;
    this.nextMark = mark;
    this.mark = mark;
  }

  @Override
  public Token next() {
    if (next != null) {
      value = next;
      mark = nextMark;
      next = null;
      return open();
    }
    Level level = levels.peek();
    if (level == null) {
      return Token.END;
    }
    if (level.entries != null && level.entries.hasNext()) {
      Map.Entry<String, Value> entry = level.entries.next();
      key = entry.getKey();
      next = entry.getValue();
      nextMark = level.mark.child(level.ordinal++);
      mark = nextMark;
      return Token.KEY;
    }
    if (level.elements != null && level.elements.hasNext()) {
      value = level.elements.next();
      mark = level.mark.child(level.ordinal++);
      return open();
    }
    mark = levels.pop().mark;
    return level.entries != null ? Token.OBJECT_END : Token.LIST_END;
  }

  private Token open() {
    if (value instanceof Value.Tree || value instanceof Value.Items) {
      levels.push(new Level(value, mark));
      return value instanceof Value.Tree ? Token.OBJECT : Token.LIST;
    }
    return Token.VALUE;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public Value value() {
    return value;
  }

  @Override
  public Position position() {
    return mark.position();
  }
}
