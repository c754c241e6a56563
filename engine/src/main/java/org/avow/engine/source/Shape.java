package org.avow.engine.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an object whose keys were read so far: lines of a log have few shapes, so the
 * next key is almost always one that was seen at this point before, and need only be compared.
 * Shapes make a tree; a key that is given twice is noticed when its branch would grow. Mutable, for
 * one thread.
 */
final class Shape {
  private static final Shape[] NONE = {};

  private final @Nullable Shape before;
  private final byte[] key;
  private final long word;
  private final long mask;
  private final Projection.@Nullable Node node;
  private Shape[] next = NONE;
  private @Nullable Shape object;

  /**
   * @param before the object without the last key; none for one without keys
   * @param key the last key
   * @param node what is read of the object itself, where there is no last key, or of its last value
   */
  private Shape(@Nullable Shape before, byte[] key, Projection.@Nullable Node node) {
    this.before = before;
    this.key = key;
    byte[] head = Arrays.copyOf(key, Long.BYTES);
    int length = key.length;
    if (length < Long.BYTES) {
      head[length] = '"';
    }
    this.word = Words.at(head, 0);
    this.mask = length + 1 >= Long.BYTES ? -1 : (1L << (8 * (length + 1))) - 1;
    this.node = node;
  }

  /** An object without keys. */
  static Shape empty(Projection.@Nullable Node node) {
    return new Shape(null, new byte[0], node);
  }

  /** The length of the last key in bytes. */
  int length() {
    return key.length;
  }

  /** The number of the last value's cell; -1 if nobody reads it. */
  int cell() {
    return node == null ? -1 : node.cell();
  }

  /** Whether somebody reads parts of the last value. */
  boolean hasParts() {
    return node != null && !node.children().isEmpty();
  }

  /** The objects that the last value, or its elements, may be. */
  Shape object() {
    if (object == null) {
      object = empty(node);
    }
    return object;
  }

  /** The objects in a list: nobody reads them. */
  Shape element() {
    if (object == null) {
      object = empty(null);
    }
    return object;
  }

  /** The object with one more key that was seen here before; null if it was not. */
  @Nullable Shape follow(byte[] bytes, int start) {
    long here = Words.at(bytes, start);
    for (Shape shape : next) {
      if (((here ^ shape.word) & shape.mask) == 0 && shape.matches(bytes, start)) {
        return shape;
      }
    }
    return null;
  }

  private boolean matches(byte[] bytes, int start) {
    int length = key.length;
    return length < Long.BYTES
        || (start + length < bytes.length
            && Arrays.equals(bytes, start, start + length, key, 0, length)
            && bytes[start + length] == '"');
  }

  /** The object with a new key; null if it has that key already. */
  @Nullable Shape grow(byte[] bytes, int start, int end) {
    byte[] more = Arrays.copyOfRange(bytes, start, end);
    Shape root = this;
    for (Shape shape = this; shape.before != null; shape = shape.before) {
      if (Arrays.equals(shape.key, more)) {
        return null;
      }
      root = shape.before;
    }
    Projection.Node parts =
        root.node == null
            ? null
            : root.node.children().get(new String(more, StandardCharsets.US_ASCII));
    Shape shape = new Shape(this, more, parts);
    next = Arrays.copyOf(next, next.length + 1);
    next[next.length - 1] = shape;
    return shape;
  }
}
