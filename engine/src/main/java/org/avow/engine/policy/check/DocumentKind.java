package org.avow.engine.policy.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a document is, as its first key says. */
enum DocumentKind {
  VOCABULARY,
  TABLE,
  FEED,
  COMMITMENTS,
  POLICY,
  PROFILE,
  TESTS,
  MANIFEST,
  WAIVERS;

  /** The first key. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<DocumentKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(DocumentKind::word).toList();
  }
}
