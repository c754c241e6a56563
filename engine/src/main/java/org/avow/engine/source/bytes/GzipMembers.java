package org.avow.engine.source.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * All members of a gzip file (RFC 1952), one after another. The JDK's own stream asks {@code
 * available()} whether there is another one, and drops what it does not understand. Mutable, for
 * one thread.
 */
final class GzipMembers extends InputStream {
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int HEADER_CHECK = 2;

  private final InputStream packed;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 check = new CRC32();
  private final byte[] input = new byte[1 << 14];
  private int position;
  private int limit;
  private boolean inMember;
  private boolean ended;

  GzipMembers(InputStream packed) {
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    int read = read(single, 0, 1);
    return read < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      while (length > 0) {
        if (!inMember && !member()) {
          return -1;
        }
        int read = inflater.inflate(buffer, offset, length);
        if (read > 0) {
          check.update(buffer, offset, read);
          return read;
        }
        if (inflater.finished()) {
          trailer();
        } else if (inflater.needsDictionary()) {
          throw new ZipException("dictionary");
        } else {
          feed();
        }
      }
      return 0;
    } catch (DataFormatException e) {
      throw new ZipException(e.getMessage());
    }
  }

  private void feed() throws IOException {
    if (position == limit && !fill()) {
      throw new EOFException();
    }
    inflater.setInput(input, position, limit - position);
    position = limit;
  }

  /** Reads the header of the next member; false behind the last one, and its padding of zeros. */
  private boolean member() throws IOException {
    int first = ended ? -1 : next();
    while (first == 0) {
      first = next();
    }
    ended = first < 0;
    if (ended) {
      return false;
    }
    if (first != 0x1F || required() != 0x8B || required() != 8) {
      throw new ZipException("magic");
    }
    int flags = required();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(required() + 256 * required());
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    skip((flags & HEADER_CHECK) == 0 ? 0 : 2);
    inflater.reset();
    check.reset();
    inMember = true;
    return true;
  }

  private void trailer() throws IOException {
    position = limit - inflater.getRemaining();
    long expected = 0;
    for (int i = 0; i < 4; i++) {
      expected |= (long) required() << (8 * i);
    }
    skip(4);
    if (expected != check.getValue()) {
      throw new ZipException("check");
    }
    inMember = false;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      required();
    }
  }

  private void skipText() throws IOException {
    int b = required();
    while (b != 0) {
      b = required();
    }
  }

  private int required() throws IOException {
    int b = next();
    if (b < 0) {
      throw new EOFException();
    }
    return b;
  }

  private int next() throws IOException {
    return position < limit || fill() ? input[position++] & 0xFF : -1;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, packed.read(input, 0, input.length));
    return limit > 0;
  }

  /** Frees the memory outside the heap. */
  @Override
  public void close() {
    inflater.end();
  }
}
