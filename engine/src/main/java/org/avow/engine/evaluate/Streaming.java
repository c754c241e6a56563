package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactRow;
import org.avow.engine.fact.FactType;
import org.avow.engine.feed.Intake;
import org.avow.engine.feed.Workers;
import org.avow.engine.plan.Component;
import org.avow.engine.plan.Layout;
import org.avow.engine.plan.Planned;
import org.avow.engine.plan.drools.LaneSessions;
import org.avow.engine.plan.drools.LeafRule;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Rule;

/**
 * Judges evidence while it is read: events by rules that look at one event alone are judged at once
 * and forgotten; what others look at is kept, and judged in the end. The result is that of {@link
 * Evaluation}. Mutable; threads may share it as far as {@link Intake} says.
 */
public final class Streaming implements Intake<Looked> {
  private final Pack pack;
  private final Question question;
  private final Workers workers;
  private final List<Planned> rules;
  private final Layout layout;
  private final Map<FactType, LaneSessions<List<FactRow>, RuleTally>> sessions = new HashMap<>();
  private final Map<FactType, Keeping> keeping = new HashMap<>();
  private Hints hints = Hints.none();
  private IdentityHashMap<Rule, RuleTally> tallies = new IdentityHashMap<>();
  private Looked whole = new Looked();

  /** Nothing is read yet. */
  public Streaming(Pack pack, Question question, Workers workers) {
    this.pack = pack;
    this.question = question;
    this.workers = workers;
    this.rules = Evaluation.selected(pack, question);
    this.layout = Layout.of(rules);
    begin();
  }

  private void begin() {
    World hollow = World.of(pack.vocabulary(), new Evidence(List.of()), question);
    tallies = new IdentityHashMap<>();
    whole = new Looked();
    sessions.clear();
    layout
        .single()
        .forEach(
            (type, planned) -> {
              List<Inquiry> inquiries =
                  planned.stream()
                      .map(p -> new Inquiry(p.policy(), p.rule(), hollow, question))
                      .toList();
              List<LeafRule<List<FactRow>, RuleTally>> leaves = new ArrayList<>();
              for (SingleRule rule : SingleRule.all(inquiries, hints.kept())) {
                leaves.add(new LeafRule.Single<>(rule.id() + " " + leaves.size(), rule::tally));
              }
              sessions.put(type, new LaneSessions<>(RuleTally.class, leaves));
            });
    keeping.clear();
    for (Component component : layout.components()) {
      for (FactType type : component.types()) {
        keeping.put(type, Keeping.of(type, component, hollow, question));
      }
    }
  }

  @Override
  public boolean takes(FactType type) {
    return Layout.isFree(type);
  }

  @Override
  public Set<Integer> reads(FactType type) {
    return layout.reads(type);
  }

  @Override
  public Looked look(Map<FactType, List<FactRow>> rows) {
    Looked looked = new Looked();
    rows.forEach((type, ofType) -> look(type, apart(type, ofType, looked), looked));
    return looked;
  }

  /** Those that exist, without those that must be looked at together. */
  private List<FactRow> apart(FactType type, List<FactRow> rows, Looked looked) {
    List<FactRow> result = new ArrayList<>(rows.size());
    Looked.Seen seen = looked.seen(type);
    for (FactRow row : rows) {
      if (row.at().earliest() < question.asOf()) {
        long digest = Fingerprints.of(row);
        if (digest != Fingerprints.NONE && hints.isShared(type, digest)) {
          seen.shared().add(row.fact());
        } else {
          result.add(row);
          if (digest != Fingerprints.NONE) {
            seen.ids().add(digest);
          }
        }
      }
    }
    return result;
  }

  private void look(FactType type, List<FactRow> rows, Looked looked) {
    LaneSessions<List<FactRow>, RuleTally> lane = sessions.get(type);
    if (lane != null && !rows.isEmpty()) {
      lane.judge(List.of(rows), looked.tallies()::add);
    }
    Keeping keep = keeping.get(type);
    if (keep != null) {
      Looked.Seen seen = looked.seen(type);
      keep.select(rows, seen.kept());
    }
  }

  @Override
  public void take(Looked looked) {
    for (RuleTally tally : looked.tallies()) {
      RuleTally known = tallies.putIfAbsent(tally.rule(), tally);
      if (known != null) {
        known.absorb(tally);
      }
    }
    looked
        .seen()
        .forEach(
            (type, seen) -> {
              Looked.Seen all = whole.seen(type);
              all.ids().addAll(seen.ids());
              all.shared().addAll(seen.shared());
              all.kept().addAll(seen.kept());
            });
  }

  /**
   * Whether the evidence must be read once more, because facts that were judged apart may be one,
   * or because of records in no order; then it begins anew, and knows what to look for.
   */
  public boolean again() {
    Map<FactType, long[]> shared = new HashMap<>(hints.shared());
    boolean more = false;
    for (Map.Entry<FactType, Looked.Seen> entry : whole.seen().entrySet()) {
      long[] repeated = entry.getValue().ids().repeated();
      if (repeated.length > 0) {
        // What earlier readings found stays: it would repeat without them.
        shared.merge(entry.getKey(), repeated, Streaming::both);
        more = true;
      }
    }
    boolean uncertain = tallies.values().stream().anyMatch(RuleTally::uncertain);
    if (more || uncertain) {
      hints = new Hints(shared, uncertain ? wider(hints.kept()) : hints.kept());
      begin();
    }
    return more || uncertain;
  }

  private static long[] both(long[] one, long[] other) {
    return LongStream.concat(LongStream.of(one), LongStream.of(other))
        .sorted()
        .distinct()
        .toArray();
  }

  private static int wider(int kept) {
    return (int) Math.min(Integer.MAX_VALUE, (long) kept << 7);
  }

  /**
   * The reports of all rules, when nothing is left to be read.
   *
   * @param world of the evidence without what was handed over
   */
  public List<RuleReport> reports(World world) {
    takeShared();
    IdentityHashMap<Rule, RuleReport> reports = new IdentityHashMap<>();
    layout.single().values().stream()
        .flatMap(List::stream)
        .forEach(
            planned -> {
              Inquiry inquiry = new Inquiry(planned.policy(), planned.rule(), world, question);
              RuleTally tally = new RuleTally(inquiry, 1, hints.kept());
              Optional.ofNullable(tallies.get(planned.rule())).ifPresent(tally::absorb);
              reports.put(planned.rule(), Evaluation.report(inquiry, tally));
            });
    for (Component component : layout.components()) {
      Map<FactType, List<Fact>> kept = new HashMap<>();
      for (FactType type : component.types()) {
        if (Layout.isFree(type)) {
          kept.put(type, whole.seen(type).kept());
        }
      }
      reports.putAll(new Parts(component, world, question, workers).reports(kept));
    }
    return rules.stream()
        .flatMap(p -> Optional.ofNullable(reports.get(p.rule())).stream())
        .toList();
  }

  /** Facts that share their id with others become one, and are looked at in the end. */
  private void takeShared() {
    Map<FactType, List<FactRow>> merged = new HashMap<>();
    Looked looked = new Looked();
    for (Map.Entry<FactType, Looked.Seen> entry : whole.seen().entrySet()) {
      List<Fact> shared = entry.getValue().shared();
      if (!shared.isEmpty()) {
        List<Fact> sorted = new ArrayList<>(shared);
        sorted.sort(Comparator.comparing(Fact::place));
        merged.put(entry.getKey(), List.copyOf(World.merge(entry.getKey(), sorted)));
      }
    }
    merged.forEach((type, rows) -> look(type, rows, looked));
    take(looked);
  }
}
