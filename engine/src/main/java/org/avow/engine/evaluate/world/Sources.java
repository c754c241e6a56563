package org.avow.engine.evaluate.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Standing;
import org.avow.engine.fact.Stream;
import org.avow.engine.policy.Question;
import org.avow.engine.text.Order;
import org.avow.engine.text.Span;
import org.avow.engine.value.TimeSet;

/** The sources as the profile and the as-of instant let them count (semantics 1.2, 2). */
final class Sources {
  private final Evidence evidence;
  private final Question question;

  Sources(Evidence evidence, Question question) {
    this.evidence = evidence;
    this.question = question;
  }

  /** The facts of a type that exist or may exist, of accepted standing, ordered by place. */
  List<Fact> facts(FactType type) {
    List<Fact> result = new ArrayList<>();
    for (SourceEvidence source : evidence.sources()) {
      if (accepted(source)) {
        Predicate<Fact> tolerated = tolerated(source);
        for (Fact fact : source.facts()) {
          if (fact.type() == type && existsBy(fact) && !tolerated.test(fact)) {
            result.add(fact);
          }
        }
      }
    }
    result.sort(Order.by(Fact::place));
    return result;
  }

  /** What the streams of a type cover. */
  Coverage coverage(FactType type) {
    List<StreamCoverage> streams = new ArrayList<>();
    for (Stream stream : type.streams()) {
      streams.add(new StreamCoverage(stream, parts(type, stream)));
    }
    return new Coverage(type, question.asOf(), streams);
  }

  /** Whether the source supplies the stream of the type. */
  static boolean supplies(SourceEvidence source, FactType type, Stream stream) {
    boolean named = source.stream().map(s -> s.name().equals(stream.name())).orElse(false);
    boolean implied = source.stream().isEmpty() && stream.name().equals(type.name());
    return source.makes().contains(type) && (named || implied);
  }

  /** When the snapshot of a source that was observed at the given instant is valid (2.5). */
  TimeSet validity(SourceEvidence source, long observed) {
    long last = Math.min(question.asOf(), saturatedSum(observed, question.profile().maxAge()));
    long next = Long.MAX_VALUE;
    for (long other : source.observations()) {
      if (other > observed) {
        next = Math.min(next, other);
      }
    }
    return TimeSet.through(observed, Math.min(last, next - 1));
  }

  /** All sources, in the order of the manifest. */
  List<SourceEvidence> accepted() {
    return evidence.sources().stream().filter(this::accepted).toList();
  }

  private boolean accepted(SourceEvidence source) {
    return source.standing() == Standing.OBSERVED || question.profile().acceptDeclared();
  }

  private boolean existsBy(Fact fact) {
    return fact.type().isState()
        ? fact.at().earliest() <= question.asOf()
        : fact.at().earliest() < question.asOf();
  }

  /** Unreadable records within the profile's tolerance are left out of judgement (2.7). */
  private Predicate<Fact> tolerated(SourceEvidence source) {
    if (source.unreadable().isEmpty()
        || source.unreadable().size() > question.profile().tolerance()) {
      return fact -> false;
    }
    Set<Place> places = new HashSet<>();
    source.unreadable().forEach(u -> places.add(u.place()));
    return fact -> fact.doubtful() && places.contains(fact.place());
  }

  private List<StreamCoverage.Part> parts(FactType type, Stream stream) {
    Set<String> names = new LinkedHashSet<>(stream.parts());
    names.addAll(question.profile().parts().getOrDefault(stream.name(), List.of()));
    List<SourceEvidence> supplying =
        evidence.sources().stream().filter(s -> supplies(s, type, stream)).toList();
    if (names.isEmpty()) {
      return List.of(part(type, stream, stream.name(), supplying));
    }
    List<StreamCoverage.Part> parts = new ArrayList<>();
    for (String name : names) {
      List<SourceEvidence> of =
          supplying.stream().filter(s -> s.part().equals(Optional.of(name))).toList();
      parts.add(part(type, stream, stream.name() + "/" + name, of));
    }
    return parts;
  }

  private StreamCoverage.Part part(
      FactType type, Stream stream, String name, List<SourceEvidence> supplying) {
    List<SourceEvidence> accepted = supplying.stream().filter(this::accepted).toList();
    boolean declaredOnly = accepted.isEmpty() && !supplying.isEmpty();
    Place place =
        supplying.isEmpty()
            ? place("", stream.declaration())
            : place(supplying.get(0).id(), supplying.get(0).declaration());
    return new StreamCoverage.Part(
        name,
        covered(type, accepted),
        !accepted.isEmpty(),
        declaredOnly,
        snapshots(type, accepted),
        place);
  }

  private TimeSet covered(FactType type, List<SourceEvidence> supplying) {
    TimeSet covered = TimeSet.EMPTY;
    for (SourceEvidence source : supplying) {
      covered = covered.union(type.isState() ? snapshots(source) : span(type, source));
    }
    return covered;
  }

  /** From the first snapshot that counts on. */
  private TimeSet snapshots(FactType type, List<SourceEvidence> supplying) {
    TimeSet covered = type.isState() ? covered(type, supplying) : TimeSet.EMPTY;
    return covered.isEmpty() ? covered : TimeSet.between(covered.first(), Long.MAX_VALUE);
  }

  private TimeSet snapshots(SourceEvidence source) {
    if (source.problem().isPresent()
        || (source.observationsAssumed() && !question.profile().acceptAssumedSnapshots())) {
      return TimeSet.EMPTY;
    }
    TimeSet covered = TimeSet.EMPTY;
    for (long observed : source.observations()) {
      if (observed <= question.asOf()) {
        covered = covered.union(validity(source, observed));
      }
    }
    return covered;
  }

  private TimeSet span(FactType type, SourceEvidence source) {
    if (source.problem().isPresent()
        || (source.coverAssumed() && !question.profile().acceptAssumedAbsence())) {
      return TimeSet.EMPTY;
    }
    return source.covered().minus(SequenceGaps.of(type, source, question.asOf()));
  }

  private static Place place(String source, Span span) {
    return new Place(source, span.file().name(), span.line(), span.column(), "");
  }

  private static long saturatedSum(long instant, long length) {
    long sum = instant + length;
    return ((instant ^ sum) & (length ^ sum)) < 0 ? Long.MAX_VALUE : sum;
  }
}
