package org.avow.engine.source;

/** Takes the records of a file in their order. */
public interface RecordSink {
  /** A record that could be read. */
  void record(RawRecord record);

  /**
   * One record that could not be read; the ones behind it can.
   *
   * @param reason for people, without values from the record
   */
  void unreadable(Position position, Pointer pointer, String reason);

  /**
   * The rest of the file, or a part of it, could not be read, and nobody knows how many records it
   * holds.
   *
   * @param reason for people, without values from the file
   */
  void lost(Position position, String reason);
}
