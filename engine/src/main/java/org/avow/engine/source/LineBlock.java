package org.avow.engine.source;

import java.util.Arrays;

/**
 * Some whole lines of a file as bytes. Mutable, for one thread at a time: {@link LineBlocks} fills
 * it again and again. Behind the last line end there is room that scanners may look at.
 */
public final class LineBlock {
  /** Bytes behind the end that may be read, and mean nothing. */
  static final int ROOM = 16;

  private byte[] bytes;
  private int end;
  private int number;
  private int firstLine;
  private boolean tooLong;

  /**
   * @param size bytes that are read at a time; a longer line makes the block grow
   */
  public LineBlock(int size) {
    this.bytes = new byte[size + ROOM];
  }

  /** The lines, each with its line end, from 0 to {@link #end()}. */
  public byte[] bytes() {
    return bytes;
  }

  /** Behind the last line end. */
  public int end() {
    return end;
  }

  /** Which block of the file it is, from 0. */
  public int number() {
    return number;
  }

  /** The number of its first line, from 1. */
  public int firstLine() {
    return firstLine;
  }

  /** Whether it stands for one line that is too long to be held. */
  public boolean tooLong() {
    return tooLong;
  }

  /** Where the line that starts at the given byte ends, its line end not included. */
  public int lineEnd(int start) {
    int at = start;
    while (bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  int size() {
    return bytes.length - ROOM;
  }

  byte[] grown() {
    bytes = Arrays.copyOf(bytes, size() * 2 + ROOM);
    return bytes;
  }

  void hold(int blockNumber, int line, int behind) {
    number = blockNumber;
    firstLine = line;
    end = behind;
    tooLong = false;
  }

  void holdTooLong(int blockNumber, int line) {
    number = blockNumber;
    firstLine = line;
    end = 0;
    tooLong = true;
  }
}
