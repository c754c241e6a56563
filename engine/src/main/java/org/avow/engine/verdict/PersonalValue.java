package org.avow.engine.verdict;

/**
 * A personal value, or one computed from it.
 *
 * @param label name of the personal field
 * @param words how it was computed from the field; empty for the field itself
 */
record PersonalValue(String label, String words, String value) {
  @Override
  public boolean equals(Object other) {
    return other instanceof PersonalValue that
        && value.equals(that.value)
        && label.equals(that.label)
        && words.equals(that.words);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * label.hashCode() + words.hashCode()) + value.hashCode();
  }
}
