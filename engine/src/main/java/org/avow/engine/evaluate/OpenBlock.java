package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.List;

/** Findings of one rule and outcome until there are enough to be sorted. Mutable. */
final class OpenBlock {
  private static final int CAPACITY = 256;

  private final Bytes bytes = new Bytes(CAPACITY);
  private int start;
  private int last = -1;
  private boolean sorted = true;

  /** Where the next finding is to be written, after which {@link #added} must be called. */
  Bytes bytes() {
    return bytes;
  }

  /** Takes note of all that was written since. */
  void added() {
    while (start < bytes.length()) {
      byte[] array = bytes.array();
      sorted &= last < 0 || FindingBytes.compare(array, last, array, start) <= 0;
      last = start;
      start = FindingBytes.next(array, start);
    }
  }

  void absorb(OpenBlock other) {
    bytes.putAll(other.bytes.array(), 0, other.bytes.length());
    added();
  }

  /** The findings as a run. */
  FindingRun sorted(FindingSpace space) {
    byte[] all = bytes.copy(0, bytes.length());
    if (sorted) {
      return FindingRun.of(all, last, space);
    }
    List<Integer> order = new ArrayList<>();
    for (int at = 0; at < all.length; at = FindingBytes.next(all, at)) {
      order.add(at);
    }
    order.sort((one, other) -> FindingBytes.compare(all, one, all, other));
    Bytes again = new Bytes(all.length);
    int end = 0;
    for (int at : order) {
      end = again.length();
      again.putAll(all, at, FindingBytes.next(all, at));
    }
    return FindingRun.of(again.copy(0, again.length()), end, space);
  }

  void clear() {
    bytes.cut(0);
    start = 0;
    last = -1;
    sorted = true;
  }
}
