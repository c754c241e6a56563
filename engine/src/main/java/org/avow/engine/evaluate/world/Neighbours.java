package org.avow.engine.evaluate.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Stream;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/**
 * The instants of the next or previous facts with the same key (semantics 4.10). Facts are grouped
 * by key and searched in order of time; those with an unknown key are possible neighbours of all.
 *
 * <p>The previous fact is the next one on a clock that runs backwards: all instants are negated.
 */
final class Neighbours {
  private final Field.Neighbour derivation;
  private final List<Field> key;
  private final BiFunction<Fact, Field, Value> values;
  private final long asOf;
  private final Coverage coverage;
  private final boolean alwaysCovered;
  private final Map<List<Value>, Group> groups = new HashMap<>();
  private final List<Fact> wild = new ArrayList<>();
  private final Group everything;

  Neighbours(
      Field.Neighbour derivation,
      List<Field> key,
      List<Fact> facts,
      BiFunction<Fact, Field, Value> values,
      long asOf,
      Coverage coverage) {
    this.derivation = derivation;
    this.key = key;
    this.values = values;
    this.asOf = asOf;
    this.coverage = coverage;
    this.alwaysCovered = coverage.missing(TimeSet.ALWAYS, s -> true).isEmpty();
    Map<List<Value>, List<Fact>> byKey = new HashMap<>();
    for (Fact fact : facts) {
      Optional<List<Value>> known = knownKey(fact);
      if (known.isPresent() && !fact.doubtful()) {
        byKey.computeIfAbsent(known.get(), k -> new ArrayList<>(2)).add(fact);
      } else {
        wild.add(fact);
      }
    }
    byKey.forEach((k, group) -> groups.put(k, new Group(group)));
    this.everything = new Group(facts);
  }

  /** The neighbour's instant, as a field value. */
  Value of(Fact fact) {
    Optional<List<Value>> known = knownKey(fact);
    Search search = new Search(fact);
    if (known.isPresent()) {
      Group group = groups.get(known.get());
      if (group != null) {
        group.search(search);
      }
      for (Fact other : wild) {
        search.possible(other, mayShareKey(fact, other));
      }
    } else {
      for (Fact other : everything.facts) {
        search.possible(other, mayShareKey(fact, other));
      }
    }
    if (!alwaysCovered) {
      search.gaps();
    }
    return search.result();
  }

  private Optional<List<Value>> knownKey(Fact fact) {
    List<Value> known = new ArrayList<>(key.size());
    for (Field field : key) {
      Value value = values.apply(fact, field);
      if (!value.isKnown() || (value instanceof Moment moment && !moment.isExact())) {
        return Optional.empty();
      }
      known.add(value);
    }
    return Optional.of(known);
  }

  private boolean mayShareKey(Fact a, Fact b) {
    for (Field field : key) {
      Value x = values.apply(a, field);
      Value y = values.apply(b, field);
      boolean anyAbsent = x == Value.Absent.ABSENT || y == Value.Absent.ABSENT;
      if (!anyAbsent && Likeness.of(x, y) == Truth.FALSE) {
        return false;
      }
    }
    return true;
  }

  /** Whether a fact of which only the stream's scope is known could have the fact's key (2.6). */
  private boolean counts(Stream stream, Fact fact) {
    if (stream.scope().isEmpty()) {
      return true;
    }
    Stream.Scope scope = stream.scope().get();
    for (Field field : key) {
      Value value = values.apply(fact, field);
      if (field.name().equals(scope.field())
          && value.isKnown()
          && Likeness.of(value, scope.value()) == Truth.FALSE) {
        return false;
      }
    }
    return true;
  }

  private long earliest(Fact fact) {
    return derivation.next() ? fact.at().earliest() : mirror(fact.at().latest());
  }

  private long latest(Fact fact) {
    return derivation.next() ? fact.at().latest() : mirror(fact.at().earliest());
  }

  /** Order-reversing and its own inverse; keeps the two infinities apart from everything else. */
  private static long mirror(long instant) {
    return ~instant;
  }

  private boolean certainlyExists(Fact fact) {
    return !fact.doubtful() && (fact.type().isState() || fact.at().latest() < asOf);
  }

  /** What is known so far about the neighbour of one fact, on the (possibly mirrored) clock. */
  private final class Search {
    private final Fact fact;
    private final long afterEarliest;
    private long lower = Long.MAX_VALUE;
    private long upper = Long.MAX_VALUE;
    private long farthest = Long.MIN_VALUE;
    private boolean certain;
    private boolean possible;

    Search(Fact fact) {
      this.fact = fact;
      this.afterEarliest = earliest(fact) == Long.MAX_VALUE ? Long.MAX_VALUE : earliest(fact) + 1;
    }

    /** Some fact lies between the given instants, and may come next. */
    void possibleFrom(long instant, long last) {
      possible = true;
      lower = Math.min(lower, Math.max(instant, afterEarliest));
      farthest = Math.max(farthest, last);
    }

    /** Some fact certainly comes later, at the given instant at the latest. */
    void certainBy(long instant) {
      certain = true;
      upper = Math.min(upper, instant);
    }

    void possible(Fact other, boolean mayShareKey) {
      if (other != fact && mayShareKey && latest(other) > earliest(fact)) {
        possibleFrom(earliest(other), latest(other));
      }
    }

    void gaps() {
      TimeSet between =
          derivation.next()
              ? TimeSet.between(afterEarliest, certain ? upper : Long.MAX_VALUE)
              : TimeSet.between(
                  certain ? mirror(upper) + 1 : Long.MIN_VALUE, mirror(earliest(fact)));
      TimeSet missing = coverage.missing(between, s -> counts(s, fact));
      if (!missing.isEmpty()) {
        boolean endless = missing.end() == Long.MAX_VALUE;
        long first = missing.first();
        long last = endless ? Long.MAX_VALUE : missing.end() - 1;
        possibleFrom(
            derivation.next() ? first : mirror(last), derivation.next() ? last : mirror(first));
      }
    }

    Value result() {
      if (!certain && !possible) {
        return Value.Absent.ABSENT;
      }
      long end = derivation.next() ? asOf - 1 : Long.MAX_VALUE;
      long last = certain ? upper : Math.max(lower, Math.min(farthest, end));
      long first = Math.min(lower, last);
      Moment interval =
          derivation.next() ? new Moment(first, last) : new Moment(mirror(last), mirror(first));
      return certain ? interval : new Value.Perhaps(interval);
    }
  }

  /** The facts of one key in order of time. */
  private final class Group {
    private final List<Fact> facts;
    private final long[] latestOfCertainFrom;
    private final int[] latestIndex;
    private final int[] secondLatestIndex;

    Group(List<Fact> unordered) {
      facts = new ArrayList<>(unordered);
      facts.sort((a, b) -> Long.compare(earliest(a), earliest(b)));
      int size = facts.size();
      latestOfCertainFrom = new long[size + 1];
      latestOfCertainFrom[size] = Long.MAX_VALUE;
      for (int i = size - 1; i >= 0; i--) {
        Fact fact = facts.get(i);
        latestOfCertainFrom[i] =
            certainlyExists(fact)
                ? Math.min(latest(fact), latestOfCertainFrom[i + 1])
                : latestOfCertainFrom[i + 1];
      }
      latestIndex = new int[size];
      secondLatestIndex = new int[size];
      Arrays.fill(secondLatestIndex, -1);
      for (int i = 1; i < size; i++) {
        boolean newLatest = latest(facts.get(i)) >= latest(facts.get(latestIndex[i - 1]));
        latestIndex[i] = newLatest ? i : latestIndex[i - 1];
        int challenger = newLatest ? latestIndex[i - 1] : i;
        int second = secondLatestIndex[i - 1];
        secondLatestIndex[i] =
            second < 0 || latest(facts.get(challenger)) > latest(facts.get(second))
                ? challenger
                : second;
      }
    }

    /** Finds the neighbours of the search's fact among facts that certainly share its key. */
    void search(Search search) {
      int firstLater = firstAfter(latest(search.fact));
      if (latestOfCertainFrom[firstLater] != Long.MAX_VALUE) {
        search.certainBy(latestOfCertainFrom[firstLater]);
      }
      int firstPossible = firstAfter(search.afterEarliest);
      if (firstPossible > 0) {
        int index = latestIndex[firstPossible - 1];
        if (facts.get(index) == search.fact) {
          index = secondLatestIndex[firstPossible - 1];
        }
        if (index >= 0 && latest(facts.get(index)) > earliest(search.fact)) {
          search.possibleFrom(search.afterEarliest, farthest(search.fact));
        }
      }
      int next = firstPossible;
      if (next < facts.size() && facts.get(next) == search.fact) {
        next++;
      }
      if (next < facts.size()) {
        search.possibleFrom(earliest(facts.get(next)), farthest(search.fact));
      }
    }

    /** The last instant at which any other fact can lie. */
    private long farthest(Fact self) {
      int last = facts.size() - 1;
      int index = latestIndex[last];
      if (facts.get(index) == self) {
        index = secondLatestIndex[last];
      }
      return index < 0 ? Long.MIN_VALUE : latest(facts.get(index));
    }

    /** Index of the first fact that may only lie after the given instant. */
    private int firstAfter(long instant) {
      int low = 0;
      int high = facts.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (earliest(facts.get(middle)) > instant) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }
  }
}
