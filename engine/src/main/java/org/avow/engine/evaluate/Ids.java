package org.avow.engine.evaluate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.fact.FactRow;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.LooseCells;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The ids of one type's facts, as far as it takes to know that none occurs twice (semantics 1.5):
 * of blocks whose ids ascend the first and the last, of all others digests. Mutable, for one
 * thread.
 */
final class Ids {
  private static final byte[] NONE = {};

  private final Fingerprints digests = new Fingerprints();
  private final List<Interval> intervals = new ArrayList<>();
  private byte @Nullable [] least;
  private byte[] greatest = NONE;
  private boolean unordered;

  /** From the least to the greatest id of a block, and whether each in it differs for certain. */
  private static final class Interval {
    private final byte[] least;
    private final byte[] greatest;
    private final boolean ascending;

    Interval(byte[] least, byte[] greatest, boolean ascending) {
      this.least = least;
      this.greatest = greatest;
      this.ascending = ascending;
    }
  }

  /** Whether ids of the type are texts, which have an order. */
  static boolean areTexts(FactType type) {
    return type.id().size() == 1 && type.id().get(0).type() == Type.Scalar.STRING;
  }

  /** Takes the ids of a whole block if they ascend; otherwise none of them. */
  boolean addAscending(FactColumns facts) {
    int[] column = facts.column(facts.type().id().get(0).slot());
    LooseCells loose = facts.loose();
    if (column == null) {
      return false;
    }
    int before = -1;
    for (int i = 0; i < facts.size(); i++) {
      int cell = -1 - column[i];
      if (cell < 0 || !loose.isText(cell) || (before >= 0 && compare(loose, before, cell) >= 0)) {
        return false;
      }
      before = cell;
    }
    intervals.add(new Interval(bytes(loose, -1 - column[0]), bytes(loose, before), true));
    return true;
  }

  private static int compare(LooseCells cells, int one, int other) {
    byte[] bytes = cells.bytes();
    return Arrays.compareUnsigned(
        bytes, cells.start(one), cells.end(one), bytes, cells.start(other), cells.end(other));
  }

  private static byte[] bytes(LooseCells cells, int cell) {
    return Arrays.copyOfRange(cells.bytes(), cells.start(cell), cells.end(cell));
  }

  /** Takes the digest of an id. */
  void add(long digest, FactRow fact) {
    digests.add(digest);
    List<Field> id = fact.type().id();
    if (id.size() == 1 && fact.get(id.get(0).slot()) instanceof Value.Text text) {
      reach(text.value().getBytes(StandardCharsets.UTF_8));
    } else {
      unordered = true;
    }
  }

  private void reach(byte[] id) {
    byte[] known = least;
    if (known == null || Arrays.compareUnsigned(id, known) < 0) {
      least = id;
    }
    if (known == null || Arrays.compareUnsigned(id, greatest) > 0) {
      greatest = id;
    }
  }

  /** Takes those of another block. */
  void addAll(Ids other) {
    digests.addAll(other.digests);
    unordered |= other.unordered;
    intervals.addAll(other.intervals);
    byte[] from = other.least;
    if (from != null) {
      intervals.add(new Interval(from, other.greatest, false));
    }
  }

  /**
   * Whether an id of a block whose ids ascend may occur elsewhere; asked when all blocks are here.
   */
  boolean mayOverlap() {
    if (intervals.stream().noneMatch(interval -> interval.ascending)) {
      return false;
    }
    if (unordered) {
      return true;
    }
    intervals.sort(Comparator.comparing(interval -> interval.least, Arrays::compareUnsigned));
    byte[] end = NONE;
    byte[] ascendingEnd = NONE;
    for (Interval interval : intervals) {
      byte[] before = interval.ascending ? end : ascendingEnd;
      if (before != NONE && Arrays.compareUnsigned(interval.least, before) <= 0) {
        return true;
      }
      end = later(end, interval.greatest);
      ascendingEnd = interval.ascending ? later(ascendingEnd, interval.greatest) : ascendingEnd;
    }
    return false;
  }

  private static byte[] later(byte[] one, byte[] other) {
    return one == NONE || Arrays.compareUnsigned(one, other) < 0 ? other : one;
  }

  /** The digests that occur more than once, ascending. */
  long[] repeated() {
    return digests.repeated();
  }
}
