package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Place;
import org.avow.engine.plan.Lane;
import org.avow.engine.plan.Leaf;
import org.avow.engine.plan.Planner;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.TimeSet;

/**
 * Judges evidence by the rules of a pack. A pure function: nothing depends on the order of records,
 * on threads, or on the clock.
 */
public final class Evaluation {
  private final List<Inquiry> inquiries;
  private final IdentityHashMap<Rule, Inquiry> byRule = new IdentityHashMap<>();
  private final IdentityHashMap<Rule, RuleTally> tallies = new IdentityHashMap<>();

  private Evaluation(List<Inquiry> inquiries) {
    this.inquiries = inquiries;
    inquiries.forEach(inquiry -> byRule.put(inquiry.rule(), inquiry));
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
    Selection selection = new Selection(question);
    List<Inquiry> inquiries = new ArrayList<>();
    List<Policy> policies = new ArrayList<>(pack.policies());
    policies.sort(Comparator.comparing(Policy::id, Place::compareUtf8));
    for (Policy policy : policies) {
      for (Rule rule : policy.rules()) {
        if (selection.selects(policy, rule)) {
          inquiries.add(new Inquiry(policy, rule, world, question));
        }
      }
    }
    return new Evaluation(inquiries).reports(world);
  }

  /**
   * The window W of a rule (semantics 3.1): the instants at which it judges; of one that is not in
   * force yet those of its preview.
   */
  public static TimeSet window(Rule rule, Question question) {
    return RuleWindow.of(rule, question).instants();
  }

  private List<RuleReport> reports(World world) {
    Planner planner = new Planner();
    inquiries.forEach(inquiry -> planner.add(inquiry.policy(), inquiry.rule()));
    List<Lane> lanes = planner.plan().lanes();
    IdentityHashMap<Rule, Integer> leaves = new IdentityHashMap<>();
    lanes.forEach(
        lane -> lane.leaves().forEach(leaf -> leaves.merge(leaf.rule(), 1, Integer::sum)));
    leaves.forEach((rule, count) -> tallies.put(rule, new RuleTally(of(byRule, rule), count)));
    lanes.forEach(lane -> judge(lane, world));
    return inquiries.stream().map(this::report).toList();
  }

  private void judge(Lane lane, World world) {
    Leaf first = lane.leaves().get(0);
    if (first.form() instanceof Requirement.PerGroup form) {
      new GroupJudge(inquiry(first), form).judge(tally(first)::add);
      return;
    }
    if (first.form() instanceof Requirement.Coded form) {
      new CodedJudge(inquiry(first), first, form, tally(first)).judge();
      return;
    }
    new LaneJudge(lane, world, this::inquiry)
        .judge(
            answers ->
                answers.answers().forEach(a -> tally(answers.leaf()).add(answers.leaf(), a)));
  }

  private Inquiry inquiry(Leaf leaf) {
    return of(byRule, leaf.rule());
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

  private RuleReport report(Inquiry inquiry) {
    RuleReport judged = of(tallies, inquiry.rule()).report();
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
