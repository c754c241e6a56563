package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.evaluate.kept.Rows;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Lowering;
import org.avow.engine.fact.Fact;
import org.avow.engine.policy.Requirement;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/**
 * The groups of a rule with {@code per} (semantics 3.4) over events of which nothing that it reads
 * is unknown. Mutable while it is made.
 */
final class PlainGroups {
  private static final int OUT = -1;

  private final Inquiry inquiry;
  private final Rows rows;
  private final List<Evaluator> keys;
  private final long most;
  private final List<Map<Value, Integer>> values = new ArrayList<>();
  private final Cases cases = new Cases();
  private final int[] groups;
  private int[] sizes = {};

  private PlainGroups(Inquiry inquiry, Rows rows, Requirement.PerGroup form, long most) {
    this.inquiry = inquiry;
    this.rows = rows;
    this.keys = form.keys().stream().map(Lowering::lower).toList();
    this.most = most;
    this.groups = new int[rows.size()];
    keys.forEach(key -> values.add(new HashMap<>()));
  }

  /**
   * The groups of all events.
   *
   * @return empty if it is not certain what the groups are, or that none lacks a member
   */
  static Optional<PlainGroups> of(Inquiry inquiry, Rows rows, Requirement.PerGroup form) {
    Value limit =
        Lowering.lower(form.atMost())
            .evaluate(new FactFrame(FactFrame.NOTHING, FactFrame.NOTHING, inquiry.parameters()));
    if (!(limit instanceof Value.Int most) || !JudgedCoverage.missing(inquiry).isEmpty()) {
      return Optional.empty();
    }
    PlainGroups found = new PlainGroups(inquiry, rows, form, most.value());
    return found.fill() ? Optional.of(found) : Optional.empty();
  }

  private boolean fill() {
    for (int i = 0; i < groups.length; i++) {
      Fact fact = rows.fact(i);
      Truth scope = inquiry.judged(i, fact).scope();
      if (scope == Truth.UNKNOWN) {
        return false;
      }
      groups[i] = OUT;
      if (scope.isTrue()) {
        int group = cases.number(OUT, 0);
        FactFrame frame = new FactFrame(fact, FactFrame.NOTHING, inquiry.parameters());
        for (int k = 0; k < keys.size(); k++) {
          Value value = keys.get(k).evaluate(frame);
          if (!Counting.isKnown(value)) {
            return false;
          }
          Map<Value, Integer> known = values.get(k);
          group = cases.number(group, number(known, value));
        }
        groups[i] = group;
      }
    }
    sizes = new int[cases.size()];
    for (int group : groups) {
      if (group != OUT) {
        sizes[group]++;
      }
    }
    return true;
  }

  private static int number(Map<Value, Integer> known, Value value) {
    Integer number = known.putIfAbsent(value, known.size());
    return number == null ? known.size() - 1 : number;
  }

  /** Whether an event is in scope. */
  boolean isMember(int index) {
    return groups[index] != OUT;
  }

  /** Whether an event's group certainly is small enough. */
  boolean passes(int index) {
    return sizes[groups[index]] <= most;
  }

  /** The number of an event's group. */
  int group(int index) {
    return groups[index];
  }

  /** More than any number of a group. */
  int bound() {
    return sizes.length;
  }
}
