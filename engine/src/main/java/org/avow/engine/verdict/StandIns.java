package org.avow.engine.verdict;

/** Finds what is shown instead of personal values (semantics 7.5). */
public interface StandIns {
  /**
   * What is shown instead of a value.
   *
   * @param label name of the personal field
   * @param words how the value was computed from the field; empty for the field itself
   */
  String of(String label, String words, String value);
}
