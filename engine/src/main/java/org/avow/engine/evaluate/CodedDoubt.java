package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Fact;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Program;
import org.avow.engine.policy.Requirement;

/**
 * What a run of code over one case is worth (semantics 8.6). Code knows two values; where it read
 * what nobody knows, its pass and its fail are doubts. A failure that more evidence cannot take
 * back stands if the code finds it again among the facts of which it reads nothing unknown.
 */
final class CodedDoubt {
  private final Set<Reason> reasons;
  private final List<Gap> gaps;
  private final long asOf;
  private final Set<Fact> certainlyBroken = Collections.newSetFromMap(new IdentityHashMap<>());

  CodedDoubt(
      Requirement.Coded form,
      CodedCases.Coded of,
      long instant,
      long asOf,
      List<Gap> gaps,
      Program.Run run) {
    this.gaps = gaps;
    this.asOf = asOf;
    this.reasons = EnumSet.noneOf(Reason.class);
    reasons.addAll(of.doubts());
    List<Fact> known = new ArrayList<>(of.facts());
    known.removeIf(fact -> !isKnown(form, fact));
    if (known.size() < of.facts().size() || !run.lacks().isEmpty()) {
      reasons.add(Reason.UNKNOWN);
    }
    if (form.positive() && isDoubtful()) {
      certain(form, known, instant);
    }
  }

  /** Whether every field that counts as read is known. */
  private static boolean isKnown(Requirement.Coded form, Fact fact) {
    return form.reads().stream()
        .filter(read -> read.type() == fact.type())
        .flatMap(read -> read.fields().stream())
        .allMatch(
            field -> Counting.isKnown(fact.get(field.slot())) || field.whenAbsent().isKnown());
  }

  /** Runs the code over fewer and fewer facts, until it reads nothing unknown. */
  private void certain(Requirement.Coded form, List<Fact> known, long instant) {
    List<Fact> facts = new ArrayList<>(known);
    while (true) {
      Program.Run run = form.program().run(facts, instant);
      if (run.trouble().isPresent()) {
        return;
      }
      if (run.lacks().isEmpty()) {
        for (Program.Statement said : run.statements()) {
          if (said.outcome() == Outcome.FAIL) {
            certainlyBroken.add(said.fact());
          }
        }
        return;
      }
      Set<Fact> lacking = Collections.newSetFromMap(new IdentityHashMap<>());
      run.lacks().forEach(lack -> lacking.add(lack.fact()));
      facts.removeIf(lacking::contains);
    }
  }

  /** Whether anything that the code reads is unknown or missing. */
  boolean isDoubtful() {
    return !reasons.isEmpty() || !gaps.isEmpty();
  }

  /** Why it is doubtful, gaps aside. */
  Set<Reason> reasons() {
    return reasons;
  }

  /** What a statement comes to. */
  LeafResult result(Program.Statement said) {
    return switch (said.outcome()) {
      case FAIL ->
          isDoubtful() && !certainlyBroken.contains(said.fact())
              ? LeafResult.inconclusive(reasons, gaps)
              : LeafResult.FAIL;
      case PASS -> isDoubtful() ? LeafResult.inconclusive(reasons, gaps) : LeafResult.PASS;
      // What was due before the as-of instant is not open any more: the code claims too much.
      case PENDING ->
          said.due().orElse(Long.MAX_VALUE) > asOf
              ? LeafResult.pending(said.due().orElse(Long.MAX_VALUE))
              : LeafResult.inconclusive(EnumSet.of(Reason.CODE_FAILED), gaps);
      case INCONCLUSIVE, NOT_APPLICABLE -> {
        Set<Reason> why = EnumSet.of(Reason.UNKNOWN);
        why.addAll(reasons);
        yield LeafResult.inconclusive(why, gaps);
      }
    };
  }
}
