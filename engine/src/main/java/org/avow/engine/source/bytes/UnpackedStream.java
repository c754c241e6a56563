package org.avow.engine.source.bytes;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacked bytes, within bounds. What breaks them off is thrown as a {@link BreakException}, again
 * and again, only when all bytes before it have been read. Mutable, for one thread.
 */
public final class UnpackedStream extends InputStream {
  /** So much may be unpacked whatever it was packed into. */
  static final long FREE = 64L << 20;

  /** How many bytes one packed byte may stand for, beyond {@link #FREE}. */
  static final long RATIO = 1000;

  /** How many bytes a file may stand for at all. */
  static final long TOTAL = 256L << 30;

  private static final String TRUNCATED =
      "the packed file is truncated, and breaks off here; copy it again";
  private static final String DAMAGED =
      "the packed file is damaged, and cannot be read from here on; copy it again";

  private final Counted packed;
  private final InputStream unpacked;
  private final long free;
  private final long total;
  private long count;
  private int line = 1;
  private String broken = "";

  /** Counts the packed bytes, and remembers whether it was the file itself that failed. */
  private static final class Counted extends FilterInputStream {
    private long count;
    private boolean failed;

    Counted(InputStream stream) {
      super(stream);
    }

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      failed = true;
      int read = in.read(buffer, offset, length);
      failed = false;
      count += Math.max(0, read);
      return read;
    }
  }

  /** Unpacks a stream. */
  public UnpackedStream(InputStream stream, Packing packing) throws IOException {
    this(stream, packing, FREE, TOTAL);
  }

  UnpackedStream(InputStream stream, Packing packing, long free, long total) throws IOException {
    this.packed = new Counted(stream);
    this.unpacked = packing.unpack(packed);
    this.free = free;
    this.total = total;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  /**
   * {@inheritDoc}
   *
   * @throws BreakException if the packed bytes are damaged, or stand for too much
   * @throws IOException if the file itself cannot be read
   */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (!broken.isEmpty()) {
      throw new BreakException(broken, line);
    }
    int read;
    try {
      read = unpacked.read(buffer, offset, length);
    } catch (IOException e) {
      if (packed.failed) {
        throw e;
      }
      throw broken(e instanceof EOFException || truncated(e) ? TRUNCATED : DAMAGED);
    }
    count += Math.max(0, read);
    if (count > total || (count > free && count / RATIO > packed.count)) {
      throw broken("unpacks to far more than it should; if it is right, unpack it yourself");
    }
    for (int i = offset; i < offset + read; i++) {
      line += buffer[i] == '\n' ? 1 : 0;
    }
    return read;
  }

  private static boolean truncated(IOException e) {
    return String.valueOf(e.getMessage()).contains("Truncated");
  }

  private BreakException broken(String reason) {
    broken = reason;
    return new BreakException(broken, line);
  }

  @Override
  public void close() throws IOException {
    unpacked.close();
  }
}
