package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Standing;
import org.avow.engine.fact.Stream;
import org.avow.engine.policy.Manifest;
import org.avow.engine.text.Span;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Value;

/**
 * A source of a test case.
 *
 * @param makes the types that it can hold
 */
record TestSource(
    String id,
    Optional<Stream> stream,
    Optional<String> part,
    Standing standing,
    boolean ordered,
    Manifest.Cover cover,
    List<FactType> makes,
    List<TestFact> facts,
    Span span) {

  /** What the evidence stage would have read. */
  SourceEvidence evidence(long asOf) {
    Set<Long> observations = stated();
    boolean assumed = !statesAreDated(observations);
    if (assumed && makes.stream().anyMatch(FactType::isState)) {
      observations.add(asOf);
    }
    long observed = cover.observedAt().orElse(asOf);
    List<Fact> read = new ArrayList<>();
    List<SourceEvidence.UnreadableRecord> unreadable = new ArrayList<>();
    Set<Span> records = new LinkedHashSet<>();
    for (int i = 0; i < facts.size(); i++) {
      TestFact fact = facts.get(i);
      Place place = place(fact.span());
      read.add(fact(fact, at(i, observed), place));
      if (records.add(fact.span()) && fact.unreadable()) {
        unreadable.add(
            new SourceEvidence.UnreadableRecord(place, "the test says that it is unreadable"));
      }
    }
    return new SourceEvidence(
        id,
        stream,
        part,
        makes,
        standing,
        cover.events().orElseGet(() -> span(read)),
        cover.events().isEmpty(),
        List.copyOf(observations),
        assumed,
        read,
        unreadable,
        records.size(),
        List.of(),
        Optional.empty(),
        span);
  }

  /** The instants of observation that the cover and the facts state. */
  private Set<Long> stated() {
    Set<Long> observations = new TreeSet<>();
    cover.observedAt().ifPresent(observations::add);
    for (TestFact fact : facts) {
      if (fact.type().isState()) {
        fact.at().ifPresent(at -> observations.add(at.earliest()));
      }
    }
    return observations;
  }

  /** Whether every state that can be read has an instant of observation. */
  private boolean statesAreDated(Set<Long> stated) {
    boolean each =
        facts.stream().allMatch(f -> !f.type().isState() || f.at().isPresent() || f.unreadable());
    return !stated.isEmpty() && (each || cover.observedAt().isPresent());
  }

  private Place place(Span at) {
    return new Place(id, at.file().name(), at.line(), at.column(), "");
  }

  private static Fact fact(TestFact fact, Moment at, Place place) {
    List<Value> slots = new ArrayList<>(fact.slots());
    slots.set(FactType.AT, at);
    return new Fact(fact.type(), slots, place, fact.unreadable());
  }

  private Moment at(int index, long observed) {
    TestFact fact = facts.get(index);
    if (fact.type().isState()) {
      return Moment.at(fact.at().map(Moment::earliest).orElse(observed));
    }
    return fact.unreadable() && ordered ? between(index) : fact.at().orElse(Moment.ANY);
  }

  /** The instants between the neighbours of a record in an ordered source (semantics 2.7). */
  private Moment between(int index) {
    long earliest = Long.MIN_VALUE;
    long latest = Long.MAX_VALUE;
    for (int i = 0; i < facts.size(); i++) {
      TestFact other = facts.get(i);
      if (!other.unreadable() && other.at().isPresent()) {
        if (i < index) {
          earliest = Math.max(earliest, other.at().get().earliest());
        } else if (i > index) {
          latest = Math.min(latest, other.at().get().latest());
        }
      }
    }
    return new Moment(earliest, Math.max(earliest, latest));
  }

  /** The assumed span: from the first to the last event. */
  private static TimeSet span(List<Fact> read) {
    List<Moment> instants =
        read.stream()
            .filter(fact -> !fact.type().isState() && !fact.doubtful())
            .map(Fact::at)
            .filter(at -> at.earliest() != Long.MIN_VALUE && at.latest() != Long.MAX_VALUE)
            .toList();
    return instants.isEmpty()
        ? TimeSet.EMPTY
        : TimeSet.through(
            instants.stream().mapToLong(Moment::earliest).min().orElseThrow(),
            instants.stream().mapToLong(Moment::latest).max().orElseThrow());
  }
}
