package org.avow.engine.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * Stands marks in for personal values, in texts that are made before it is known which ordinals
 * those get. A mark is three low surrogates: no text that can be written as UTF-8 holds one of them
 * alone. Mutable, for one thread at a time.
 */
final class Marks implements StandIns {
  /** So many characters is a mark. */
  static final int LENGTH = 3;

  /** There is no mark. */
  static final int NONE = -1;

  private static final int BITS = 10;

  private final List<PersonalValue> values = new ArrayList<>();

  @Override
  public String of(String label, String words, String value) {
    char[] mark = new char[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      int digit = values.size() >>> (BITS * i) & ((1 << BITS) - 1);
      mark[i] = (char) (Character.MIN_LOW_SURROGATE + digit);
    }
    values.add(new PersonalValue(label, words, value));
    return new String(mark);
  }

  /**
   * The number of the mark that stands at a place, which is not within a pair of surrogates: how
   * many were made before it. {@link #NONE} where none stands.
   */
  int numberAt(int at, String text) {
    int number = 0;
    for (int i = 0; i < LENGTH; i++) {
      if (at + i >= text.length() || !Character.isLowSurrogate(text.charAt(at + i))) {
        return NONE;
      }
      number |= (text.charAt(at + i) - Character.MIN_LOW_SURROGATE) << (BITS * i);
    }
    return number < values.size() ? number : NONE;
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** What is shown instead of the value of each mark, in their order; there are none afterwards. */
  List<String> resolve(StandIns standIns) {
    List<String> resolved = new ArrayList<>(values.size());
    for (PersonalValue personal : values) {
      resolved.add(standIns.of(personal.label(), personal.words(), personal.value()));
    }
    values.clear();
    return resolved;
  }
}
