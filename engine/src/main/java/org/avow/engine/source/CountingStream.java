package org.avow.engine.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that pass; a decoder that closes it does not close the file. */
final class CountingStream extends FilterInputStream {
  private long count;

  CountingStream(InputStream stream) {
    super(stream);
  }

  /** How many bytes have been read. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    count += b < 0 ? 0 : 1;
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    count += Math.max(0, read);
    return read;
  }

  /** Leaves the file open: the rest of it is still to be digested. */
  @Override
  public void close() {
    // the file is closed by whoever opened it
  }
}
