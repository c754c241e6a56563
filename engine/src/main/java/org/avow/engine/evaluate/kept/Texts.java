package org.avow.engine.evaluate.kept;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** One object for texts that stand in rows again and again. Mutable, for one thread. */
final class Texts {
  private static final int SLOTS = 1 << 12;

  private final byte[][] bytes = new byte[SLOTS][];
  private final Value.@Nullable Text[] texts = new Value.@Nullable Text[SLOTS];

  /** The text that some bytes of UTF-8 stand for. */
  Value.Text of(byte[] from, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + from[i];
    }
    int slot = (hash ^ (hash >>> 12) ^ (hash >>> 20)) & (SLOTS - 1);
    Value.Text known = texts[slot];
    if (known != null && Arrays.equals(bytes[slot], 0, bytes[slot].length, from, start, end)) {
      return known;
    }
    Value.Text text = new Value.Text(new String(from, start, end - start, StandardCharsets.UTF_8));
    bytes[slot] = Arrays.copyOfRange(from, start, end);
    texts[slot] = text;
    return text;
  }
}
