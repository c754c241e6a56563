package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Lowering;
import org.avow.engine.fact.Fact;
import org.avow.engine.plan.drools.LaneSessions;
import org.avow.engine.plan.drools.LeafRule;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Requirement;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Value;

/** Judges the groups of a rule with {@code per} (semantics 3.4). Mutable, for one thread. */
final class GroupJudge {
  private static final Value NO_KEY = new Value.Unknown("the group of those without a key");

  private final Inquiry inquiry;
  private final List<Evaluator> keys;
  private final Evaluator atMost;
  private final List<Gap> missing;

  GroupJudge(Inquiry inquiry, Requirement.PerGroup form) {
    this.inquiry = inquiry;
    this.keys = form.keys().stream().map(Lowering::lower).toList();
    this.atMost = Lowering.lower(form.atMost());
    this.missing = JudgedCoverage.missing(inquiry);
  }

  /** What came out for one group. */
  record Answer(Group group, LeafResult result) {}

  /**
   * Judges all groups of the rule's facts; small ones share a session.
   *
   * @param proved says which are passed over
   * @return how many are judged
   */
  int judge(Proved proved, Consumer<Answer> sink) {
    LaneSessions<Group, Answer> sessions =
        new LaneSessions<>(
            Answer.class,
            List.of(
                new LeafRule.Relating<Group, Match, Answer>(
                    inquiry.policy().id() + "/" + inquiry.rule().id(),
                    group -> true,
                    Group::matches,
                    (group, matches) -> new Answer(group, result(group, matches)))));
    List<Group> groups =
        groups().stream()
            .filter(group -> !proved.test(inquiry.rule(), group.first().index()))
            .toList();
    for (int first = 0; first < groups.size(); first += LaneJudge.BATCH) {
      int last = Math.min(first + LaneJudge.BATCH, groups.size());
      sessions.judge(groups.subList(first, last), sink);
    }
    return groups.size();
  }

  /** All groups, without what comes out for them. */
  List<Group> groups() {
    Map<List<Value>, List<Judged>> byKey = new LinkedHashMap<>();
    List<Judged> keyless = new ArrayList<>();
    List<Fact> facts = inquiry.facts();
    for (int i = 0; i < facts.size(); i++) {
      Judged judged = inquiry.judged(i, facts.get(i));
      if (!judged.scope().isFalse()) {
        Optional<List<Value>> key = key(judged);
        if (key.isPresent()) {
          byKey.computeIfAbsent(key.get(), k -> new ArrayList<>()).add(judged);
        } else {
          keyless.add(judged);
        }
      }
    }
    List<Group> groups = new ArrayList<>();
    boolean tooMany = keyless.size() > KeyIndex.BOUND;
    List<Judged> others = tooMany ? List.of() : keyless;
    List<Gap> gaps = tooMany ? with(overlooked(keyless.get(0))) : missing;
    byKey.forEach((key, members) -> groups.add(new Group(key, members, others, false, gaps)));
    if (!keyless.isEmpty()) {
      List<Value> noKey = keys.stream().map(k -> NO_KEY).toList();
      groups.add(new Group(noKey, keyless, List.of(), true, missing));
    }
    return groups;
  }

  /** What is not looked at one by one becomes a gap of every group (9.2). */
  private Gap overlooked(Judged first) {
    Fact fact = first.fact().orElseThrow();
    String type = fact.type().name();
    TimeSet window = inquiry.window().instants();
    return new Gap(type, type, Gap.Kind.UNKNOWN_KEYS, window, fact.place());
  }

  private List<Gap> with(Gap gap) {
    List<Gap> gaps = new ArrayList<>(missing);
    gaps.add(gap);
    return gaps;
  }

  private Optional<List<Value>> key(Judged judged) {
    FactFrame frame = new FactFrame(judged.row(), FactFrame.NOTHING, inquiry.parameters());
    List<Value> values = new ArrayList<>();
    for (Evaluator key : keys) {
      Value value = key.evaluate(frame);
      if (!Counting.isKnown(value)) {
        return Optional.empty();
      }
      values.add(value);
    }
    return Optional.of(values);
  }

  /** Whether a group is certainly small enough, however many of its facts are one. */
  boolean passes(Group group) {
    long possible = (long) group.members().size() + group.others().size();
    return group.gaps().isEmpty() && limit() instanceof Value.Int most && possible <= most.value();
  }

  private Value limit() {
    return atMost.evaluate(
        new FactFrame(FactFrame.NOTHING, FactFrame.NOTHING, inquiry.parameters()));
  }

  private LeafResult result(Group group, List<Match> matches) {
    List<Gap> gaps = group.gaps();
    Value limit = limit();
    if (!(limit instanceof Value.Int most)) {
      return LeafResult.of(Outcome.INCONCLUSIVE, Reason.UNKNOWN);
    }
    if (gaps.isEmpty() && matches.size() <= most.value()) {
      return LeafResult.PASS;
    }
    Finding.Bounds seen = new Counting(inquiry.world()).of(matches);
    Finding.Bounds bounds =
        gaps.isEmpty() ? seen : new Finding.Bounds(seen.least(), Long.MAX_VALUE);
    if (bounds.least() > most.value()) {
      return LeafResult.FAIL.counted(bounds);
    }
    if (bounds.most() <= most.value()) {
      return LeafResult.PASS;
    }
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    if (seen.most() > most.value()) {
      reasons.addAll(Need.doubts(matches));
    }
    if (reasons.isEmpty() && gaps.isEmpty()) {
      reasons.add(Reason.UNKNOWN);
    }
    return LeafResult.inconclusive(reasons, gaps).counted(bounds);
  }
}
