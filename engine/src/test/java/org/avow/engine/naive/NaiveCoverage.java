package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Standing;
import org.avow.engine.fact.Stream;
import org.avow.engine.policy.Question;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Value;

/** What the evidence covers (section 2). */
final class NaiveCoverage {
  private final Evidence evidence;
  private final Question question;

  NaiveCoverage(Evidence evidence, Question question) {
    this.evidence = evidence;
    this.question = question;
  }

  /** 2.6: before as_of; for states as_of belongs to the past. */
  TimeSet past(FactType type) {
    return type.isState()
        ? TimeSet.through(Long.MIN_VALUE, question.asOf())
        : TimeSet.between(Long.MIN_VALUE, question.asOf());
  }

  /** 2.6: the part of the window before as_of that the type's coverage lacks. */
  TimeSet missing(FactType type, TimeSet window, Predicate<Stream> counts) {
    TimeSet result = TimeSet.EMPTY;
    for (Stream stream : type.streams()) {
      if (counts.test(stream)) {
        TimeSet lacking = window.intersect(past(type)).minus(covered(type, stream));
        result = result.union(lacking);
      }
    }
    return result;
  }

  /** 2.6: whether a part of the window lies at or after as_of (states: after it). */
  boolean future(FactType type, TimeSet window, Predicate<Stream> counts) {
    return type.streams().stream().anyMatch(counts) && !window.minus(past(type)).isEmpty();
  }

  /** 2.8, 3.2: in which ways evidence is missing. */
  Set<Reason> reasons(FactType type, TimeSet window, Predicate<Stream> counts) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    for (Stream stream : type.streams()) {
      for (Optional<String> part : parts(stream)) {
        TimeSet lacking = window.intersect(past(type)).minus(covered(type, stream, part));
        if (counts.test(stream) && !lacking.isEmpty()) {
          TimeSet declared = isDeclaredOnly(type, stream, part) ? lacking : TimeSet.EMPTY;
          TimeSet stale = lacking.minus(declared).intersect(observedBefore(type, stream, part));
          addIf(reasons, Reason.DECLARED_ONLY, declared);
          addIf(reasons, Reason.STALE, stale);
          addIf(reasons, Reason.MISSING, lacking.minus(declared).minus(stale));
        }
      }
    }
    return reasons;
  }

  /** 2.8: whether there is nothing else than declared evidence. */
  private boolean isDeclaredOnly(FactType type, Stream stream, Optional<String> part) {
    List<SourceEvidence> named =
        evidence.sources().stream().filter(s -> supplies(s, type, stream, part)).toList();
    return !named.isEmpty() && named.stream().noneMatch(this::standingAccepted);
  }

  private static void addIf(Set<Reason> reasons, Reason reason, TimeSet where) {
    if (!where.isEmpty()) {
      reasons.add(reason);
    }
  }

  /** 3.5: whether a required stream, or a part of it, is not supplied at all. */
  boolean isNotSupplied(FactType type, Stream stream) {
    return parts(stream).stream()
        .anyMatch(
            part ->
                evidence.sources().stream()
                    .noneMatch(
                        source ->
                            standingAccepted(source) && supplies(source, type, stream, part)));
  }

  /** 2.2: a stream's coverage is the intersection over its parts. */
  TimeSet covered(FactType type, Stream stream) {
    TimeSet result = TimeSet.ALWAYS;
    for (Optional<String> part : parts(stream)) {
      result = result.intersect(covered(type, stream, part));
    }
    return result;
  }

  /** 2.2: a part's coverage is the union of its sources' spans. */
  private TimeSet covered(FactType type, Stream stream, Optional<String> part) {
    TimeSet result = TimeSet.EMPTY;
    for (SourceEvidence source : suppliers(type, stream, part)) {
      result = result.union(type.isState() ? snapshots(source) : span(source, type));
    }
    return result;
  }

  /** 2.2: the parts that vocabulary or profile name; empty for a stream without parts. */
  private List<Optional<String>> parts(Stream stream) {
    Set<Optional<String>> parts = new LinkedHashSet<>();
    stream.parts().forEach(part -> parts.add(Optional.of(part)));
    question
        .profile()
        .parts()
        .getOrDefault(stream.name(), List.of())
        .forEach(part -> parts.add(Optional.of(part)));
    return parts.isEmpty() ? List.of(Optional.empty()) : List.copyOf(parts);
  }

  private List<SourceEvidence> suppliers(FactType type, Stream stream, Optional<String> part) {
    return evidence.sources().stream()
        .filter(source -> source.problem().isEmpty())
        .filter(this::standingAccepted)
        .filter(source -> supplies(source, type, stream, part))
        .toList();
  }

  private boolean supplies(
      SourceEvidence source, FactType type, Stream stream, Optional<String> part) {
    return streamsOf(source, type).contains(stream.name())
        && (part.isEmpty() || source.part().equals(part));
  }

  /** The streams of the type that a source supplies; without one, the implied stream. */
  List<String> streamsOf(SourceEvidence source, FactType type) {
    String name = source.stream().map(Stream::name).orElse(type.name());
    return source.makes().contains(type)
        ? type.streams().stream().map(Stream::name).filter(name::equals).toList()
        : List.of();
  }

  boolean standingAccepted(SourceEvidence source) {
    return source.standing() == Standing.OBSERVED || acceptDeclared();
  }

  private boolean acceptDeclared() {
    return question.profile().acceptDeclared();
  }

  /** 2.2, 2.4: a source's span of events, less the gaps that its sequence numbers show. */
  private TimeSet span(SourceEvidence source, FactType type) {
    if (source.coverAssumed() && !question.profile().acceptAssumedAbsence()) {
      return TimeSet.EMPTY;
    }
    return type.sequence().isPresent()
        ? source.covered().minus(sequenceGaps(source, type))
        : source.covered();
  }

  /** 2.2: between the facts that exist for the verdict (1.2), both instants included. */
  private TimeSet sequenceGaps(SourceEvidence source, FactType type) {
    int slot = type.sequence().orElseThrow().slot();
    List<Fact> numbered = new ArrayList<>();
    for (Fact fact : source.facts()) {
      boolean exists = fact.at().earliest() < question.asOf();
      if (exists
          && fact.type() == type
          && !fact.doubtful()
          && fact.get(slot) instanceof Value.Int) {
        numbered.add(fact);
      }
    }
    numbered.sort(Comparator.comparingLong(fact -> number(fact, slot)));
    TimeSet gaps = TimeSet.EMPTY;
    for (int i = 1; i < numbered.size(); i++) {
      Fact before = numbered.get(i - 1);
      Fact after = numbered.get(i);
      if (number(after, slot) > number(before, slot) + 1) {
        gaps =
            gaps.union(
                TimeSet.through(
                    Math.min(before.at().earliest(), after.at().earliest()),
                    Math.max(before.at().latest(), after.at().latest())));
      }
    }
    return gaps;
  }

  private static long number(Fact fact, int slot) {
    return ((Value.Int) fact.get(slot)).value();
  }

  /** 2.5: valid to the source's next observation, at most max_age, never beyond as_of. */
  TimeSet validity(SourceEvidence source, long observation) {
    TimeSet valid =
        TimeSet.through(observation, Ticks.plus(observation, question.profile().maxAge()))
            .intersect(TimeSet.through(Long.MIN_VALUE, question.asOf()));
    for (long other : source.observations()) {
      if (other > observation) {
        valid = valid.minus(TimeSet.between(other, Long.MAX_VALUE));
      }
    }
    return valid;
  }

  private TimeSet snapshots(SourceEvidence source) {
    boolean counts = !source.observationsAssumed() || question.profile().acceptAssumedSnapshots();
    return counts ? valid(source) : TimeSet.EMPTY;
  }

  private TimeSet valid(SourceEvidence source) {
    TimeSet result = TimeSet.EMPTY;
    for (long observation : source.observations()) {
      result = result.union(validity(source, observation));
    }
    return result;
  }

  /** 3.2: the instants by which there was some snapshot of the part. */
  private TimeSet observedBefore(FactType type, Stream stream, Optional<String> part) {
    TimeSet result = TimeSet.EMPTY;
    for (SourceEvidence source : suppliers(type, stream, part)) {
      boolean counts = !source.observationsAssumed() || question.profile().acceptAssumedSnapshots();
      for (long observation : counts && type.isState() ? source.observations() : List.<Long>of()) {
        result = result.union(TimeSet.between(observation, Long.MAX_VALUE));
      }
    }
    return result;
  }
}
