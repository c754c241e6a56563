package org.avow.engine.naive;

import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.policy.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a requirement says of a judged fact.
 *
 * @param due end of the window of a pending one; {@link Long#MAX_VALUE} if it has none
 * @param late the instant of a match that came too late (4.6)
 * @param counted the bounds of a counting form; null for others
 */
record Judgement(
    Outcome outcome,
    Set<Reason> reasons,
    long due,
    OptionalLong late,
    org.avow.engine.evaluate.Finding.@Nullable Bounds counted) {

  static Judgement of(Outcome outcome, Set<Reason> reasons) {
    return new Judgement(outcome, reasons, Long.MAX_VALUE, OptionalLong.empty(), null);
  }

  static Judgement of(Outcome outcome, Reason... reasons) {
    Set<Reason> set = EnumSet.noneOf(Reason.class);
    set.addAll(Set.of(reasons));
    return of(outcome, set);
  }

  static Judgement fail() {
    return of(Outcome.FAIL, Reason.VIOLATED);
  }

  static Judgement pass() {
    return of(Outcome.PASS);
  }

  static Judgement pending(long due) {
    return new Judgement(
        Outcome.PENDING, EnumSet.of(Reason.NOT_YET_DUE), due, OptionalLong.empty(), null);
  }

  Judgement late(OptionalLong instant) {
    if (instant.isEmpty()) {
      return this;
    }
    Set<Reason> more = EnumSet.copyOf(reasons);
    more.add(Reason.LATE);
    return new Judgement(outcome, more, due, instant, counted);
  }

  Judgement counting(long least, long most) {
    return new Judgement(
        outcome, reasons, due, late, new org.avow.engine.evaluate.Finding.Bounds(least, most));
  }
}
