package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Requirement;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** `recurring` for one judged fact (4.8), on a continuous axis of time. */
final class NaiveRecurring {
  private final NaiveForms forms;
  private final Requirement.Recurring form;

  NaiveRecurring(NaiveForms forms, Requirement.Recurring form) {
    this.forms = forms;
    this.form = form;
  }

  Judgement judge() {
    if (!(Kleene.value(form.atMostApart(), forms.scene()) instanceof Value.Length length)) {
      return Judgement.of(Outcome.INCONCLUSIVE, Reason.UNKNOWN);
    }
    long apart = length.nanos();
    NaiveForms.Look look = forms.look(form);
    NaiveWindow window = look.window();
    long period = Ticks.plus(forms.question().from(), -apart);
    long last = Math.min(forms.question().until(), forms.question().asOf());
    long widestStart = Math.max(window.start().boundLo(), period);
    long widestEnd = Math.min(window.end().boundHi(), last);
    TimeSet missing =
        forms.missing(
            look,
            TimeSet.between(
                Math.max(window.start().lo(), period),
                Math.min(Ticks.plus(window.end().hi(), 1), last)));
    List<Moment> certain = new ArrayList<>();
    List<Moment> any = new ArrayList<>();
    for (NaiveFact fact : forms.world().facts(look.type())) {
      Truth truth = forms.matches(look.candidates(), fact);
      if (forms.judged().filter(j -> j == fact).isEmpty() && !truth.isFalse()) {
        any.add(fact.at());
        if (truth.isTrue()) {
          certain.add(fact.at());
        }
      }
    }
    if (longestWithoutWhole(certain, widestStart, widestEnd) <= apart) {
      return Judgement.pass();
    }
    long surelyStart = Math.max(window.start().boundHi(), period);
    long surelyEnd = Math.min(window.end().boundLo(), last);
    if (longestUntouched(any, missing, surelyStart, surelyEnd) > apart) {
      return Judgement.fail();
    }
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    reasons.addAll(forms.missingReasons(look, missing));
    return Judgement.of(Outcome.INCONCLUSIVE, reasons);
  }

  /** The longest stretch that contains the whole of no occurrence. */
  private static long longestWithoutWhole(List<Moment> occurrences, long start, long end) {
    if (start >= end) {
      return 0;
    }
    List<Long> starts = new ArrayList<>(List.of(start));
    occurrences.stream().map(Moment::earliest).filter(a -> a > start).forEach(starts::add);
    long longest = 0;
    for (long from : starts) {
      long until = end;
      for (Moment occurrence : occurrences) {
        boolean behind = occurrence.earliest() > from;
        if (behind) {
          until = Math.min(until, occurrence.latest());
        }
      }
      longest = Math.max(longest, until - from);
    }
    return longest;
  }

  /** The longest stretch that neither an occurrence nor Missing touches. */
  private static long longestUntouched(
      List<Moment> occurrences, TimeSet missing, long start, long end) {
    if (start >= end) {
      return 0;
    }
    long longest = 0;
    List<Moment> blocked = new ArrayList<>(occurrences);
    missing.stretches().forEach(s -> blocked.add(new Moment(s.from(), s.until())));
    List<Long> starts = new ArrayList<>(List.of(start));
    blocked.stream().map(Moment::latest).filter(b -> b > start).forEach(starts::add);
    for (long from : starts) {
      boolean inside = blocked.stream().anyMatch(b -> b.earliest() <= from && from < b.latest());
      long until = end;
      for (Moment block : blocked) {
        if (block.latest() > from) {
          until = Math.min(until, block.earliest());
        }
      }
      if (!inside) {
        longest = Math.max(longest, until - from);
      }
    }
    return longest;
  }
}
