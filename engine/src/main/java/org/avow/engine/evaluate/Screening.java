package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.avow.engine.evaluate.kept.Rows;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.plan.Lane;
import org.avow.engine.plan.Leaf;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;

/**
 * Looks through the facts of a part, key by key, for those of which it is proved that every rule
 * that judges any of them is kept. These are counted; all others are judged in sessions (semantics
 * 9.3). Mutable, for one use.
 */
final class Screening {
  private final World whole;
  private final Question question;
  private final Map<FactType, Rows> rows;
  private final Map<FactType, List<Fact>> others;
  private final Map<FactType, int[]> keys;
  private final BitSet open = new BitSet();
  private final IdentityHashMap<Rule, Inquiry> inquiries = new IdentityHashMap<>();
  private final IdentityHashMap<Rule, Passes> passes = new IdentityHashMap<>();
  private final IdentityHashMap<Rule, List<Group>> groups = new IdentityHashMap<>();
  private final IdentityHashMap<Rule, PlainGroups> plainGroups = new IdentityHashMap<>();

  /**
   * @param whole the world without the part
   * @param rows packed facts that hold what the lanes read, and perhaps no more
   * @param others the part's other facts
   * @param keys the number of each fact's key, by type: of rows, then of others
   */
  Screening(
      World whole,
      Question question,
      Map<FactType, Rows> rows,
      Map<FactType, List<Fact>> others,
      Map<FactType, int[]> keys) {
    this.whole = whole;
    this.question = question;
    this.rows = rows;
    this.others = others;
    this.keys = keys;
  }

  /** How many leaves of a rule passed, fact by fact. */
  private static final class Passes {
    private final FactType type;
    private final int leaves;
    private final int[] passed;

    Passes(FactType type, int leaves, int facts) {
      this.type = type;
      this.leaves = leaves;
      this.passed = new int[facts];
    }
  }

  /**
   * Looks through all facts that some lanes judge.
   *
   * @param needed the slots that these read
   */
  void screen(List<Lane> lanes, Map<FactType, boolean[]> needed) {
    IdentityHashMap<Rule, Integer> leaves = new IdentityHashMap<>();
    lanes.stream()
        .flatMap(lane -> lane.leaves().stream())
        .forEach(leaf -> leaves.merge(leaf.rule(), 1, Integer::sum));
    leaves.forEach(
        (rule, count) -> {
          FactType type = rule.judged().orElseThrow().type();
          boolean grouped = rule.require() instanceof Requirement.PerGroup;
          passes.put(rule, new Passes(type, count, grouped ? 0 : keys(type).length));
        });
    PlainNeighbours neighbours = new PlainNeighbours(whole);
    boolean plain =
        others.values().stream().allMatch(List::isEmpty)
            && rows.values().stream().allMatch(r -> neighbours.fill(r, of(needed, r.type())));
    List<Lane> rest = new ArrayList<>();
    for (Lane lane : lanes) {
      if (!plain || !screenPlain(lane)) {
        rest.add(lane);
      }
    }
    if (!rest.isEmpty()) {
      screenInFull(rest);
    }
  }

  /** False if something of the lane has to be looked at in full. */
  private boolean screenPlain(Lane lane) {
    Leaf first = lane.leaves().get(0);
    if (first.form() instanceof Requirement.PerGroup form) {
      FactType type = passes(first.rule()).type;
      Optional<PlainGroups> found = PlainGroups.of(inquiry(first, whole), of(rows, type), form);
      found.ifPresent(
          of -> {
            plainGroups.put(first.rule(), of);
            for (int i = 0; i < keys(type).length; i++) {
              if (of.isMember(i) && !of.passes(i)) {
                open(type, i);
              }
            }
          });
      return found.isPresent();
    }
    Optional<PlainLane> found = PlainLane.of(lane, leaf -> inquiry(leaf, whole), rows);
    found.ifPresent(l -> l.screen((leaf, index, passed) -> take(leaf.rule(), index, passed)));
    return found.isPresent();
  }

  private void screenInFull(List<Lane> lanes) {
    Map<FactType, List<Fact>> part = new HashMap<>();
    others.forEach(
        (type, ofType) -> {
          List<Fact> facts = new ArrayList<>(of(rows, type).facts());
          facts.addAll(ofType);
          part.put(type, facts);
        });
    World world = whole.with(part);
    inquiries.clear();
    for (Lane lane : lanes) {
      Leaf first = lane.leaves().get(0);
      if (first.form() instanceof Requirement.PerGroup form) {
        screen(first.rule(), new GroupJudge(inquiry(first, world), form));
      } else {
        new LaneJudge(lane, world, leaf -> inquiry(leaf, world))
            .screen(
                (leaf, judged, result) ->
                    take(
                        leaf.rule(),
                        judged.index(),
                        result.outcome() == Outcome.PASS && judged.scope().isTrue()));
      }
    }
  }

  private Inquiry inquiry(Leaf leaf, World world) {
    return inquiries.computeIfAbsent(
        leaf.rule(), rule -> new Inquiry(leaf.policy(), rule, world, question));
  }

  private void take(Rule rule, int index, boolean passed) {
    Passes of = passes(rule);
    if (passed) {
      of.passed[index]++;
    } else {
      open(of.type, index);
    }
  }

  private Passes passes(Rule rule) {
    Passes of = passes.get(rule);
    if (of == null) {
      throw new IllegalArgumentException("not a rule of this part: " + rule.id());
    }
    return of;
  }

  private static <T> T of(Map<FactType, T> map, FactType type) {
    T of = map.get(type);
    if (of == null) {
      throw new IllegalArgumentException("not a type of this part: " + type);
    }
    return of;
  }

  private int[] keys(FactType type) {
    return of(keys, type);
  }

  private void open(FactType type, int index) {
    open.set(keys(type)[index]);
  }

  private void screen(Rule rule, GroupJudge judge) {
    FactType type = passes(rule).type;
    List<Group> passed = new ArrayList<>();
    for (Group group : judge.groups()) {
      boolean certain =
          !group.keyless()
              && group.others().isEmpty()
              && group.members().stream().allMatch(member -> member.scope().isTrue());
      if (certain && judge.passes(group)) {
        passed.add(group);
      } else {
        group.members().forEach(member -> open(type, member.index()));
        group.others().forEach(member -> open(type, member.index()));
      }
    }
    groups.put(rule, passed);
  }

  /** Whether there are facts with a key that must be judged in sessions. */
  boolean isOpen(int key) {
    return open.get(key);
  }

  /** Whether it is proved that a fact passes a rule; it need not be judged in a session then. */
  boolean isProved(Rule rule, int index) {
    PlainGroups ofRule = plainGroups.get(rule);
    if (ofRule != null) {
      return ofRule.isMember(index) && ofRule.passes(index);
    }
    Passes of = passes.get(rule);
    return of != null && of.passed.length > 0 && of.passed[index] == of.leaves;
  }

  /** Hands on all that is proved to pass. */
  void count(Function<Rule, RuleTally> tallies) {
    plainGroups.forEach((rule, of) -> count(rule, of, tallies.apply(rule)));
    passes.forEach((rule, of) -> count(of, tallies.apply(rule)));
    groups.forEach(
        (rule, passed) -> {
          int[] of = keys(passes(rule).type);
          for (Group group : passed) {
            if (!isOpen(of[group.first().index()])) {
              tallies.apply(rule).pass(group);
            }
          }
        });
  }

  private void count(Rule rule, PlainGroups of, RuleTally tally) {
    FactType type = passes(rule).type;
    int[] ofType = keys(type);
    Rows packed = of(rows, type);
    BitSet counted = new BitSet(of.bound());
    for (int i = 0; i < ofType.length; i++) {
      if (of.isMember(i) && of.passes(i)) {
        tally.passInGroup(packed.instant(i), !counted.get(of.group(i)));
        counted.set(of.group(i));
      }
    }
  }

  private void count(Passes of, RuleTally tally) {
    Rows packed = of(rows, of.type);
    for (int i = 0; i < of.passed.length; i++) {
      if (of.passed[i] == of.leaves) {
        tally.pass(
            i < packed.size()
                ? packed.instant(i)
                : of(others, of.type).get(i - packed.size()).at().earliest());
      }
    }
  }
}
