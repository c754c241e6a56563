package org.avow.engine.source;

/** Halves of surrogate pairs; decoders also put one in place of bytes that are not UTF-8. */
final class Surrogates {
  /** What stands in decoded text for bytes that are not UTF-8: it is never half of a pair. */
  static final String NOT_UTF8 = "\uDFFF";

  /** Why a record with an unpaired surrogate is unreadable (semantics 7.3). */
  static final String DEFECT = "text that is not valid UTF-8, or half of a surrogate pair";

  private Surrogates() {}

  /** Whether every surrogate is part of a pair. */
  static boolean paired(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
