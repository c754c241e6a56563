package org.avow.engine.evaluate;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.evaluate.kept.RowPacker;
import org.avow.engine.evaluate.kept.RowStore;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.SourceEvidence.FileDigest;
import org.avow.engine.feed.Batch;
import org.avow.engine.feed.EvidenceStream;
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
import org.avow.engine.text.Order;

/**
 * Judges evidence while it is read: events by rules that look at one event alone are judged at once
 * and forgotten; what others look at is kept, and judged in the end. The result is that of {@link
 * Evaluation}. Mutable; threads may share it as far as {@link Intake} says.
 */
public final class Streaming implements Intake<Looked>, Closeable {
  private final Pack pack;
  private final Question question;
  private final Workers workers;
  private final FindingSpace space;
  private final Effort effort;
  private final List<Planned> rules;
  private final Layout layout;
  private Optional<LaneSessions<Batch, TypeTally.Tallies>> single = Optional.empty();
  private final Map<FactType, Keeping> keeping = new HashMap<>();
  private Hints hints = Hints.none();
  private IdentityHashMap<Rule, RuleTally> tallies = new IdentityHashMap<>();
  private Looked whole = new Looked();
  private RowStore rows;

  /**
   * Nothing is read yet.
   *
   * @param space where findings wait; it must stay open as long as the reports are used
   */
  public Streaming(Pack pack, Question question, Workers workers, FindingSpace space) {
    this(pack, question, workers, space, new Effort());
  }

  /**
   * Nothing is read yet.
   *
   * @param space where findings wait; it must stay open as long as the reports are used
   * @param effort counts what it takes
   */
  public Streaming(
      Pack pack, Question question, Workers workers, FindingSpace space, Effort effort) {
    this.effort = effort;
    this.space = space;
    this.pack = pack;
    this.question = question;
    this.workers = workers;
    this.rules = Evaluation.selected(pack, question);
    this.layout = Layout.of(rules);
    this.rows = store();
    begin();
  }

  private RowStore store() {
    return new RowStore(workers.parts(), workers.room(), space.folder());
  }

  private void begin() {
    rows.close();
    rows = store();
    World hollow = World.of(pack.vocabulary(), new Evidence(List.of()), question);
    tallies = new IdentityHashMap<>();
    space.clear();
    effort.forget(Effort.Count.FINDINGS);
    whole = new Looked();
    single = single(hollow);
    keeping.clear();
    for (Component component : layout.components()) {
      for (FactType type : component.types()) {
        keeping.put(type, Keeping.of(type, component, hollow, question));
      }
    }
  }

  /** One rule of Drools for each type, which asks all rules over single events of it. */
  private Optional<LaneSessions<Batch, TypeTally.Tallies>> single(World hollow) {
    List<LeafRule<Batch, TypeTally.Tallies>> leaves = new ArrayList<>();
    layout
        .single()
        .forEach(
            (type, planned) -> {
              List<SingleRule> rules =
                  planned.stream()
                      .map(p -> new Inquiry(p.policy(), p.rule(), hollow, question))
                      .map(inquiry -> new SingleRule(inquiry, hints.kept()))
                      .toList();
              leaves.add(new LeafRule.Single<>(type.name(), () -> new TypeTally(rules)));
            });
    return leaves.isEmpty()
        ? Optional.empty()
        : Optional.of(new LaneSessions<>(TypeTally.Tallies.class, leaves));
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
  public Looked look(Batch batch) {
    Looked looked = new Looked();
    look(new Sieve(hints, question.asOf()).sift(batch, looked), looked);
    return looked;
  }

  private void look(Batch batch, Looked looked) {
    effort.add(Effort.Count.FACTS, batch.size());
    if (single.isPresent() && !batch.isEmpty()) {
      effort.add(Effort.Count.SESSIONS, 1);
      single.get().judge(List.of(batch), of -> looked.tallies().addAll(of.tallies()));
    }
    for (FactColumns facts : batch.columns()) {
      Keeping keep = keeping.get(facts.type());
      if (keep != null) {
        keep(keep, facts, looked.seen(facts.type()));
      }
    }
    batch
        .facts()
        .forEach(
            (type, facts) -> {
              Keeping keep = keeping.get(type);
              if (keep != null) {
                keep.select(facts, looked.seen(type).kept());
              }
            });
  }

  private void keep(Keeping keep, FactColumns facts, Looked.Seen seen) {
    int[] chosen = keep.select(facts);
    Optional<Field> key = keep.key();
    if (key.isEmpty()) {
      for (int index : chosen) {
        seen.kept().add(facts.fact(index));
      }
      return;
    }
    RowStore store = rows;
    RowPacker packer =
        facts.memory(
            store,
            () ->
                new RowPacker(
                    store, facts.type(), key.get().slot(), keep.keys().slots(facts.type())));
    packer.enter(facts);
    for (int index : chosen) {
      if (!packer.pack(facts, index, seen.packed())) {
        seen.kept().add(facts.fact(index));
      }
    }
  }

  @Override
  public void take(Looked looked) {
    for (RuleTally tally : looked.tallies()) {
      tallies.computeIfAbsent(tally.rule(), rule -> tally.anew(space)).absorb(tally);
      effort.add(Effort.Count.FINDINGS, tally.found());
    }
    looked
        .seen()
        .forEach(
            (type, seen) -> {
              Looked.Seen all = whole.seen(type);
              all.ids().addAll(seen.ids());
              all.shared().addAll(seen.shared());
              all.kept().addAll(seen.kept());
              rows.take(type, seen.packed());
            });
  }

  /** Reads evidence as often as it must be read. */
  public Evidence read(EvidenceStream stream) {
    Evidence evidence;
    do {
      evidence = stream.read(this);
      for (SourceEvidence source : evidence.sources()) {
        effort.add(Effort.Count.RECORDS, source.records());
        effort.add(Effort.Count.BYTES, source.files().stream().mapToLong(FileDigest::bytes).sum());
      }
    } while (again());
    return evidence;
  }

  /**
   * Whether the evidence must be read once more, because facts that were judged apart may be one,
   * or because of records in no order; then it begins anew, and knows what to look for.
   */
  public boolean again() {
    Optional<Hints> more = hints.after(whole);
    if (more.isEmpty()) {
      takeShared();
      boolean uncertain = tallies.values().stream().anyMatch(RuleTally::uncertain);
      more = uncertain ? Optional.of(hints.wider()) : Optional.empty();
    }
    if (more.isEmpty()) {
      return false;
    }
    hints = more.get();
    begin();
    return true;
  }

  /**
   * The reports of all rules, when nothing is left to be read: {@link #again} has said so.
   *
   * @param world of the evidence without what was handed over
   */
  public List<RuleReport> reports(World world) {
    IdentityHashMap<Rule, RuleReport> reports = new IdentityHashMap<>();
    layout.single().values().stream()
        .flatMap(List::stream)
        .forEach(
            planned -> {
              Inquiry inquiry = new Inquiry(planned.policy(), planned.rule(), world, question);
              RuleTally tally = new RuleTally(inquiry, 1, hints.kept(), space);
              Optional.ofNullable(tallies.get(planned.rule())).ifPresent(tally::absorb);
              reports.put(planned.rule(), Evaluation.report(inquiry, tally));
            });
    List<Parts> components = new ArrayList<>();
    List<Runnable> jobs = new ArrayList<>();
    List<Runnable> alone = new ArrayList<>();
    for (Component component : layout.components()) {
      Map<FactType, List<Fact>> kept = new HashMap<>();
      for (FactType type : component.types()) {
        if (Layout.isFree(type)) {
          kept.put(type, whole.seen(type).kept());
        }
      }
      Parts parts = new Parts(component, world, question, workers.together(), rows, space, effort);
      components.add(parts);
      List<Runnable> own = parts.jobs(kept);
      (parts.isLarge() ? alone : jobs).addAll(own);
    }
    workers.run(jobs);
    alone.forEach(Runnable::run);
    components.forEach(parts -> reports.putAll(parts.reports()));
    effort.add(Effort.Count.SPILLED, rows.spilled());
    return rules.stream()
        .flatMap(p -> Optional.ofNullable(reports.get(p.rule())).stream())
        .toList();
  }

  /** Facts that share their id with others become one, and are looked at in the end. */
  private void takeShared() {
    Map<FactType, List<Fact>> merged = new HashMap<>();
    Looked looked = new Looked();
    for (Map.Entry<FactType, Looked.Seen> entry : whole.seen().entrySet()) {
      List<Fact> shared = entry.getValue().shared();
      if (!shared.isEmpty()) {
        List<Fact> sorted = new ArrayList<>(shared);
        sorted.sort(Order.by(Fact::place));
        merged.put(entry.getKey(), List.copyOf(World.merge(entry.getKey(), sorted)));
      }
    }
    look(new Batch(List.of(), merged), looked);
    take(looked);
  }

  /** Forgets all facts. */
  @Override
  public void close() {
    rows.close();
  }
}
