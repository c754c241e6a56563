package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.plan.Leaf;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Program;
import org.avow.engine.policy.Requirement;
import org.avow.engine.value.TimeSet;

/**
 * Judges by a rule that is code (semantics 8.6): runs it over each case, and doubts what it says
 * wherever something that it reads is unknown or missing. Mutable, for one thread.
 */
final class CodedJudge {
  private final Inquiry inquiry;
  private final Leaf leaf;
  private final Requirement.Coded form;
  private final RuleTally tally;
  private final FactType type;
  private final long from;
  private final IdentityHashMap<Fact, Judged> open = new IdentityHashMap<>();
  private final TreeSet<String> troubles = new TreeSet<>();
  private final Set<Reason> silent = EnumSet.noneOf(Reason.class);
  private final Set<Gap> silentGaps = new LinkedHashSet<>();
  private boolean doubtful;
  private boolean reported;

  CodedJudge(Inquiry inquiry, Leaf leaf, Requirement.Coded form, RuleTally tally) {
    this.inquiry = inquiry;
    this.leaf = leaf;
    this.form = form;
    this.tally = tally;
    this.type = inquiry.rule().judged().orElseThrow().type();
    TimeSet window = inquiry.window().instants();
    long first = window.isEmpty() ? Long.MIN_VALUE : window.first();
    long back = form.lookback().orElse(Long.MAX_VALUE);
    this.from = first < Long.MIN_VALUE + back ? Long.MIN_VALUE : first - back;
  }

  /** Judges all facts of the type. */
  void judge() {
    if (inquiry.window().instants().isEmpty()) {
      return;
    }
    List<Fact> facts = inquiry.facts();
    Map<Long, List<Judged>> byInstant = new LinkedHashMap<>();
    for (int i = 0; i < facts.size(); i++) {
      Judged judged = inquiry.judged(i, facts.get(i));
      if (!judged.scope().isFalse()) {
        open.put(facts.get(i), judged);
        long instant = type.isState() ? judged.instant().earliest() : inquiry.question().asOf();
        byInstant.computeIfAbsent(instant, k -> new ArrayList<>()).add(judged);
      }
    }
    byInstant.forEach(this::judge);
    noteRule();
  }

  private void judge(long instant, List<Judged> judged) {
    CodedCases cases = new CodedCases(inquiry.world(), form, instant, from);
    List<Gap> gaps = gaps(instant);
    IdentityHashMap<Fact, Judged> mine = new IdentityHashMap<>();
    for (Judged each : judged) {
      Fact fact = each.fact().orElseThrow();
      Optional<Reason> doubt = cases.doubt(fact);
      if (doubt.isPresent()) {
        reported = true;
        answer(each, LeafResult.inconclusive(EnumSet.of(doubt.get()), List.of()));
      } else {
        mine.put(fact, each);
      }
    }
    for (CodedCases.Coded each : cases.cases()) {
      if (each.facts().stream().anyMatch(mine::containsKey)) {
        judge(each, instant, gaps, mine);
      }
    }
  }

  /** What is missing of all that the code reads. */
  private List<Gap> gaps(long instant) {
    List<Gap> gaps = new ArrayList<>();
    for (Requirement.Read read : form.reads()) {
      TimeSet window =
          read.type().isState()
              ? TimeSet.through(instant, instant)
              : TimeSet.between(from, inquiry.question().asOf());
      gaps.addAll(inquiry.world().coverage(read.type()).gaps(window, stream -> true));
    }
    return gaps;
  }

  private void judge(
      CodedCases.Coded of, long instant, List<Gap> gaps, IdentityHashMap<Fact, Judged> mine) {
    Program.Run run = form.program().run(of.facts(), instant);
    Optional<String> trouble = run.trouble().or(() -> wrongSubject(run));
    if (trouble.isPresent()) {
      troubles.add(trouble.get());
      return;
    }
    CodedDoubt doubt = new CodedDoubt(form, of, instant, inquiry.question().asOf(), gaps, run);
    Remarks remarks = new Remarks(type, run.personal());
    IdentityHashMap<Fact, Program.Statement> statements = worst(run);
    for (Fact fact : of.facts()) {
      Judged judged = mine.get(fact);
      Program.Statement said = statements.get(fact);
      if (judged != null && said != null) {
        reported = true;
        answer(judged, doubt.result(said).remarked(remarks.of(said.message())));
      } else if (judged != null && doubt.isDoubtful()) {
        doubtful = true;
        silent.addAll(doubt.reasons());
        silentGaps.addAll(gaps);
      }
    }
  }

  private Optional<String> wrongSubject(Program.Run run) {
    return run.statements().stream()
        .map(statement -> statement.fact().type())
        .filter(other -> other != type)
        .map(other -> "the rule judges `" + type + "`, but reported on a `" + other + "`")
        .sorted()
        .findFirst();
  }

  /** The worst that was said of each fact; of equally bad statements the first by their words. */
  private static IdentityHashMap<Fact, Program.Statement> worst(Program.Run run) {
    IdentityHashMap<Fact, Program.Statement> worst = new IdentityHashMap<>();
    Comparator<Program.Statement> order =
        Comparator.comparing(Program.Statement::outcome)
            .thenComparing(Program.Statement::message)
            .thenComparing(said -> said.due().orElse(Long.MAX_VALUE));
    for (Program.Statement said : run.statements()) {
      worst.merge(said.fact(), said, (a, b) -> order.compare(a, b) <= 0 ? a : b);
    }
    return worst;
  }

  private void answer(Judged judged, LeafResult result) {
    tally.add(leaf, new Answers.Answer(judged, result));
  }

  /** What is to be said of the rule itself. */
  private void noteRule() {
    if (!troubles.isEmpty()) {
      LeafResult failed = LeafResult.of(Outcome.INCONCLUSIVE, Reason.CODE_FAILED);
      tally.note(failed.remarked(Optional.of(Remark.of(troubles.first()))));
      return;
    }
    if (doubtful) {
      tally.note(
          LeafResult.inconclusive(silent, List.copyOf(silentGaps))
              .remarked(Optional.of(Remark.of("the rule may have more to report"))));
    } else if (!reported) {
      tally.note(
          LeafResult.of(Outcome.INCONCLUSIVE, Reason.NOTHING_REPORTED)
              .remarked(Optional.of(Remark.of("the rule reported on no `" + type + "`"))));
    }
  }
}
