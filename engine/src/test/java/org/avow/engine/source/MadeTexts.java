package org.avow.engine.source;

import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that are made of others. */
final class MadeTexts {
  private MadeTexts() {}

  /** A text with one to three stretches deleted, repeated elsewhere, or put in. */
  static String mutated(String original, String[] pieces, SplittableRandom random) {
    StringBuilder text = new StringBuilder(original);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(1, 12));
      switch (random.nextInt(3)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, pieces[random.nextInt(pieces.length)]);
        default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
      }
    }
    return text.toString();
  }

  /** A text that is put together from many. */
  static String joined(int count, IntFunction<String> each, String separator) {
    return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(separator));
  }
}
