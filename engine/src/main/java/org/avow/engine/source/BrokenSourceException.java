package org.avow.engine.source;

import org.jspecify.annotations.Nullable;

/** A file cannot be read any further; caught where its format is decoded. */
final class BrokenSourceException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Position position;
  private final String reason;

  /**
   * @param reason for people, without values from the file
   */
  BrokenSourceException(Position position, String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.position = position;
    this.reason = reason;
  }

  Position position() {
    return position;
  }

  String reason() {
    return reason;
  }
}
