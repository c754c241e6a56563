package org.avow.engine.source;

/** What a record may be at most; evidence beyond it is unreadable, never a reason to run out. */
final class Limits {
  /** Levels of lists and mappings in a record. */
  static final int DEPTH = 100;

  /** Bytes of a line of JSON lines, characters of a YAML document or of a CSV field. */
  static final int LINE = 16 * 1024 * 1024;

  /** Characters of all keys and strings of a record, each value counted as {@link #NODE} more. */
  static final int RECORD = 64 * 1024 * 1024;

  /** All parts of a document that must be held at once, weighed as a record is. */
  static final long DOCUMENT = 8L * RECORD;

  /** What a value weighs beside its characters. */
  static final int NODE = 32;

  /** Characters of a number. */
  static final int NUMBER = 1000;

  /** Characters of a key. */
  static final int KEY = 50_000;

  /** Nodes that the aliases of a YAML document stand for. */
  static final int ALIASED = 200_000;

  private Limits() {}
}
