package org.avow.engine.evaluate.kept;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What does not fit into memory cannot wait on disk either; the message is for people. */
public final class NoRoomException extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  public NoRoomException(String message, IOException cause) {
    super(message, cause);
  }
}
