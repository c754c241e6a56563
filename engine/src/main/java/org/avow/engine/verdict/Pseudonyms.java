package org.avow.engine.verdict;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stands ordinals in for personal values: {@code subject #17} (semantics 7.5). The same value under
 * the same label has the same ordinal, counted in the order of first use, which is that of the
 * canonical findings. With an operator's key it is the value's HMAC under that key, which is the
 * same in every verdict. Mutable, for one thread.
 */
public final class Pseudonyms implements StandIns {
  private final Map<PersonalValue, Integer> ordinals = new HashMap<>();
  private final Map<String, Integer> last = new HashMap<>();
  private final Optional<OperatorKey> key;

  /** Ordinals alone. */
  public Pseudonyms() {
    this(Optional.empty());
  }

  Pseudonyms(Optional<OperatorKey> key) {
    this.key = key;
  }

  @Override
  public String of(String label, String words, String value) {
    if (key.isPresent()) {
      return label + " " + key.get().token(label, words, value);
    }
    int ordinal =
        ordinals.computeIfAbsent(
            new PersonalValue(label, words, value), unseen -> last.merge(label, 1, Integer::sum));
    return label + " #" + ordinal;
  }
}
