package org.avow.engine.naive;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.fact.Field;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Requirement;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/** `latest` for one judged fact (4.7). */
final class NaiveLatest {
  private final NaiveForms forms;
  private final Requirement.Latest form;
  private final NaiveForms.Look look;

  NaiveLatest(NaiveForms forms, Requirement.Latest form) {
    this.forms = forms;
    this.form = form;
    this.look = forms.look(form);
  }

  Judgement judge() {
    OptionalLong star = look.certain().stream().mapToLong(c -> c.at().earliest()).max();
    TimeSet window = look.window().widest();
    TimeSet decisive =
        star.isPresent()
            ? window.intersect(TimeSet.between(star.getAsLong(), Long.MAX_VALUE))
            : window;
    List<NaiveForms.Match> rivals = look.matches().stream().filter(m -> !beaten(m.fact())).toList();
    if (!forms.missing(look, decisive).isEmpty()) {
      return Judgement.of(Outcome.INCONCLUSIVE, forms.missingReasons(look, decisive));
    }
    Outcome outcome = outcome(rivals, star.isPresent());
    if (outcome == Outcome.INCONCLUSIVE) {
      return Judgement.of(outcome, reasons(rivals));
    }
    if (forms.future(look)) {
      return Judgement.pending(NaiveForms.due(look));
    }
    return outcome == Outcome.PASS ? Judgement.pass() : Judgement.fail();
  }

  private Outcome outcome(List<NaiveForms.Match> rivals, boolean hasStar) {
    boolean allSatisfy = rivals.stream().allMatch(m -> satisfies(m).isTrue());
    boolean noneSatisfies = rivals.stream().allMatch(m -> satisfies(m).isFalse());
    if (allSatisfy && (hasStar || form.passIfNone())) {
      return Outcome.PASS;
    }
    return noneSatisfies && (hasStar || !form.passIfNone()) ? Outcome.FAIL : Outcome.INCONCLUSIVE;
  }

  private Truth satisfies(NaiveForms.Match rival) {
    return Kleene.truth(form.satisfies(), forms.scene().with(rival.fact()));
  }

  /** Whether some certain candidate is certainly later. */
  private boolean beaten(NaiveFact candidate) {
    for (NaiveFact certain : look.certain()) {
      if (candidate.at().isBefore(certain.at()).isTrue() || precedes(candidate, certain)) {
        return true;
      }
    }
    return false;
  }

  /** A declared `sequence` breaks ties among the facts of a source. */
  private static boolean precedes(NaiveFact a, NaiveFact b) {
    return a != b
        && a.at().equals(b.at())
        && a.sources().stream().anyMatch(b.sources()::contains)
        && a.type().sequence().map(sequence -> before(a, b, sequence)).orElse(false);
  }

  private static boolean before(NaiveFact a, NaiveFact b, Field sequence) {
    return a.get(sequence.slot()) instanceof Value.Int x
        && b.get(sequence.slot()) instanceof Value.Int y
        && x.value() < y.value();
  }

  private Set<Reason> reasons(List<NaiveForms.Match> rivals) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    boolean satisfied = false;
    boolean unsatisfied = false;
    for (NaiveForms.Match rival : rivals) {
      Truth truth = satisfies(rival);
      if (truth == Truth.UNKNOWN) {
        reasons.add(Reason.UNKNOWN);
      }
      if (rival.truth() == Truth.UNKNOWN) {
        reasons.add(Reason.POSSIBLE);
      }
      satisfied |= rival.truth().isTrue() && truth.isTrue();
      unsatisfied |= rival.truth().isTrue() && truth.isFalse();
    }
    if (satisfied && unsatisfied) {
      reasons.add(Reason.TIE);
    }
    return reasons;
  }
}
