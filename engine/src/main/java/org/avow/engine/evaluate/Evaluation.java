package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Place;
import org.avow.engine.plan.Lane;
import org.avow.engine.plan.Layout;
import org.avow.engine.plan.Leaf;
import org.avow.engine.plan.Planned;
import org.avow.engine.plan.Planner;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;
import org.avow.engine.text.Order;
import org.avow.engine.value.TimeSet;

/**
 * Judges evidence by the rules of a pack. A pure function: nothing depends on the order of records,
 * on threads, or on the clock.
 */
public final class Evaluation {
  private final IdentityHashMap<Rule, Inquiry> inquiries = new IdentityHashMap<>();
  private final IdentityHashMap<Rule, RuleTally> tallies = new IdentityHashMap<>();

  private long cases;
  private long sessions;

  private Evaluation() {}

  /** Counts what it took. */
  void count(Effort effort) {
    effort.add(Effort.Count.CASES, cases);
    effort.add(Effort.Count.SESSIONS, sessions);
    effort.add(Effort.Count.FINDINGS, tallies.values().stream().mapToLong(RuleTally::found).sum());
  }

  private void count(long judged) {
    cases += judged;
    sessions += (judged + LaneJudge.BATCH - 1) / LaneJudge.BATCH;
  }

  /**
   * Judges the rules that the question selects.
   *
   * @return one report a rule, in order of policy id, rules in the order of their document
   */
  public static List<RuleReport> run(Pack pack, Evidence evidence, Question question) {
    return run(pack, World.of(pack.vocabulary(), evidence, question), question);
  }

  /**
   * Judges the rules that the question selects in a world that is known already.
   *
   * @return one report a rule, in order of policy id, rules in the order of their document
   */
  public static List<RuleReport> run(Pack pack, World world, Question question) {
    List<Planned> rules = selected(pack, question);
    Planner planner = new Planner();
    rules.forEach(planned -> planner.add(planned.policy(), planned.rule()));
    IdentityHashMap<Rule, RuleReport> reports =
        of(planner.plan().lanes(), world, question, FindingSpace.MEMORY, (rule, index) -> false)
            .reports();
    return rules.stream()
        .flatMap(planned -> Optional.ofNullable(reports.get(planned.rule())).stream())
        .toList();
  }

  /** How the rules that the question selects are laid out. */
  public static Layout layout(Pack pack, Question question) {
    return Layout.of(selected(pack, question));
  }

  /** The rules that the question selects, in order of policy id. */
  static List<Planned> selected(Pack pack, Question question) {
    Selection selection = new Selection(question);
    List<Planned> rules = new ArrayList<>();
    List<Policy> policies = new ArrayList<>(pack.policies());
    policies.sort(Order.by(Policy::id, Place::compareUtf8));
    for (Policy policy : policies) {
      if (!selection.selects(policy)) {
        continue;
      }
      for (Rule rule : policy.rules()) {
        if (selection.asks(policy, rule)) {
          rules.add(new Planned(policy, rule));
        }
      }
    }
    return rules;
  }

  /**
   * The window W of a rule (semantics 3.1): the instants at which it judges; of one that is not in
   * force yet those of its preview.
   */
  public static TimeSet window(Rule rule, Question question) {
    return RuleWindow.of(rule, question).instants();
  }

  /**
   * Judges all facts of a world that some lanes judge.
   *
   * @param space where findings wait
   * @param proved says of what no session need be asked, because it is counted already
   */
  static Evaluation of(
      List<Lane> lanes, World world, Question question, FindingSpace space, Proved proved) {
    Evaluation evaluation = new Evaluation();
    IdentityHashMap<Rule, Integer> leaves = new IdentityHashMap<>();
    for (Lane lane : lanes) {
      for (Leaf leaf : lane.leaves()) {
        leaves.merge(leaf.rule(), 1, Integer::sum);
        evaluation.inquiries.computeIfAbsent(
            leaf.rule(), rule -> new Inquiry(leaf.policy(), rule, world, question));
      }
    }
    leaves.forEach(
        (rule, count) ->
            evaluation.tallies.put(
                rule,
                new RuleTally(of(evaluation.inquiries, rule), count, Integer.MAX_VALUE, space)));
    lanes.forEach(lane -> evaluation.judge(lane, world, proved));
    return evaluation;
  }

  /** Takes what was proved without sessions. */
  void absorb(Screening screening) {
    screening.count(rule -> of(tallies, rule));
  }

  /** Takes what came out of the same lanes elsewhere. */
  void absorb(Evaluation other) {
    tallies.forEach((rule, tally) -> tally.absorb(of(other.tallies, rule)));
    cases += other.cases;
    sessions += other.sessions;
  }

  /** What came out of the rules. */
  IdentityHashMap<Rule, RuleReport> reports() {
    IdentityHashMap<Rule, RuleReport> reports = new IdentityHashMap<>();
    tallies.forEach((rule, tally) -> reports.put(rule, report(of(inquiries, rule), tally)));
    return reports;
  }

  private void judge(Lane lane, World world, Proved proved) {
    Leaf first = lane.leaves().get(0);
    if (first.form() instanceof Requirement.PerGroup form) {
      count(new GroupJudge(inquiry(first), form).judge(proved, tally(first)::add));
      return;
    }
    if (first.form() instanceof Requirement.Coded form) {
      new CodedJudge(inquiry(first), first, form, tally(first)).judge();
      return;
    }
    LaneJudge judge = new LaneJudge(lane, world, this::inquiry);
    judge.judge(
        proved,
        answers -> {
          Leaf leaf = answers.leaf();
          for (Answers.Answer answer : answers.answers()) {
            if (!proved.test(leaf.rule(), answer.judged().index())) {
              tally(leaf).add(leaf, answer);
            }
          }
        });
    count(judge.asked());
  }

  private Inquiry inquiry(Leaf leaf) {
    return of(inquiries, leaf.rule());
  }

  private RuleTally tally(Leaf leaf) {
    return of(tallies, leaf.rule());
  }

  private static <T> T of(IdentityHashMap<Rule, T> map, Rule rule) {
    T value = map.get(rule);
    if (value == null) {
      throw new IllegalArgumentException("not a rule of this evaluation: " + rule.id());
    }
    return value;
  }

  /** The report of a rule, when everything is judged. */
  static RuleReport report(Inquiry inquiry, RuleTally tally) {
    RuleReport judged = tally.report();
    return switch (inquiry.window().force()) {
      case IN_FORCE -> judged;
      case NOT_YET -> RuleFold.unjudged(inquiry, preview(inquiry, judged));
      case NEVER -> RuleFold.unjudged(inquiry, Optional.empty());
    };
  }

  /** What would be judged now, of a rule not yet in force, if there is anything to judge (3.1). */
  private static Optional<RuleReport> preview(Inquiry inquiry, RuleReport judged) {
    return inquiry.window().instants().isEmpty() ? Optional.empty() : Optional.of(judged);
  }
}
