package org.avow.engine.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time. */
final class Words {
  /** Eight line ends. */
  static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;

  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;
  private static final long QUOTES = 0x2222222222222222L;
  private static final long BACKSLASHES = 0x5C5C5C5C5C5C5C5CL;
  private static final long SPACES = 0x2020202020202020L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  /** The eight bytes from the given one on, the first one lowest. */
  static long at(byte[] bytes, int index) {
    return (long) LONGS.get(bytes, index);
  }

  /** How many bytes of the word equal that of the pattern, which repeats one byte. */
  static int count(long word, long pattern) {
    long x = word ^ pattern;
    return Long.bitCount(~(((x & ~TOPS) + ~TOPS) | x | ~TOPS));
  }

  /**
   * Where the first byte stands that does not simply belong to a JSON string: quote, backslash,
   * control character, or no ASCII. Eight if there is none.
   */
  static int special(long word) {
    long quotes = word ^ QUOTES;
    long backslashes = word ^ BACKSLASHES;
    // A borrow makes false hits only above a true one, and the lowest hit is the one that counts.
    long hits =
        ((quotes - ONES) & ~quotes)
            | ((backslashes - ONES) & ~backslashes)
            | ((word - SPACES) & ~word)
            | word;
    return Long.numberOfTrailingZeros(hits & TOPS) >>> 3;
  }
}
