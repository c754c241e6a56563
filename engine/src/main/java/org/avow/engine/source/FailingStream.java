package org.avow.engine.source;

import java.io.IOException;
import java.io.InputStream;

/** Stands where a file could not be read any further, and fails as it did, again and again. */
final class FailingStream extends InputStream {
  private final IOException reason;

  FailingStream(IOException reason) {
    this.reason = reason;
  }

  @Override
  public int read() throws IOException {
    throw reason;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    throw reason;
  }
}
