package org.avow.engine.source.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * UTF-16 as UTF-8. Half a surrogate pair, or half a character at the end, becomes a byte that is no
 * UTF-8, so that the record with it is unreadable. Mutable, for one thread.
 */
public final class Utf16Stream extends InputStream {
  private static final byte INVALID = (byte) 0xFF;

  private final InputStream stream;
  private final ByteOrder order;
  private final byte[] input = new byte[1 << 13];
  private final ByteBuffer output = ByteBuffer.allocate(3 * (input.length / 2) + 8);
  private int kept;
  private char high;
  private boolean ended;

  private Utf16Stream(InputStream stream, ByteOrder order) {
    this.stream = stream;
    this.order = order;
    output.limit(0);
  }

  /**
   * The order of bytes that a byte order mark shows.
   *
   * @param head the first bytes, or fewer
   */
  public static Optional<ByteOrder> order(byte[] head) {
    if (head.length < 2 || (head[0] & 0xFF) + (head[1] & 0xFF) != 0xFE + 0xFF) {
      return Optional.empty();
    }
    boolean utf32 = head.length >= 4 && head[2] == 0 && head[3] == 0;
    return switch (head[0] & 0xFF) {
      case 0xFE -> Optional.of(ByteOrder.BIG_ENDIAN);
      case 0xFF -> utf32 ? Optional.empty() : Optional.of(ByteOrder.LITTLE_ENDIAN);
      default -> Optional.empty();
    };
  }

  /** The text behind a byte order mark. */
  public static Utf16Stream behindMark(InputStream stream, ByteOrder order) throws IOException {
    stream.skipNBytes(2);
    return new Utf16Stream(stream, order);
  }

  @Override
  public int read() throws IOException {
    return fill() ? output.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int read = Math.min(length, output.remaining());
    output.get(buffer, offset, read);
    return read;
  }

  private boolean fill() throws IOException {
    while (!output.hasRemaining() && !ended) {
      int read = stream.read(input, kept, input.length - kept);
      output.clear();
      if (read < 0) {
        ended = true;
        flush(kept > 0 || high != 0);
      } else {
        convert(kept + read);
      }
      output.flip();
    }
    return output.hasRemaining();
  }

  private void flush(boolean incomplete) {
    if (incomplete) {
      output.put(INVALID);
    }
  }

  private void convert(int filled) {
    ByteBuffer units = ByteBuffer.wrap(input, 0, filled).order(order);
    while (units.remaining() >= 2) {
      unit(units.getChar());
    }
    kept = units.remaining();
    if (kept > 0) {
      input[0] = units.get();
    }
  }

  private void unit(char unit) {
    if (high != 0 && Character.isLowSurrogate(unit)) {
      codePoint(Character.toCodePoint(high, unit));
      high = 0;
      return;
    }
    flush(high != 0);
    high = Character.isHighSurrogate(unit) ? unit : 0;
    if (Character.isLowSurrogate(unit)) {
      output.put(INVALID);
    } else if (high == 0) {
      codePoint(unit);
    }
  }

  private void codePoint(int c) {
    if (c < 0x80) {
      output.put((byte) c);
    } else if (c < 0x800) {
      output.put((byte) (0xC0 + (c >> 6))).put(rest(c));
    } else if (c < 0x10000) {
      output.put((byte) (0xE0 + (c >> 12))).put(rest(c >> 6)).put(rest(c));
    } else {
      output.put((byte) (0xF0 + (c >> 18))).put(rest(c >> 12)).put(rest(c >> 6)).put(rest(c));
    }
  }

  /** A byte that continues a character, with the lowest six bits. */
  private static byte rest(int bits) {
    return (byte) (0x80 + (bits & 0x3F));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
