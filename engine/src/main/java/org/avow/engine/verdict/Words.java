package org.avow.engine.verdict;

import java.util.Locale;

/** Constants as verdicts write them: {@code declared_only}. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
