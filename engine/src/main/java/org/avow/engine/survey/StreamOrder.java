package org.avow.engine.survey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Stream;
import org.avow.engine.policy.FeedDefinition;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Profile;
import org.avow.engine.value.TimeSet;

/** Which streams are needed, and in which order it pays to collect them. Immutable. */
final class StreamOrder {
  private final Pack pack;
  private final Profile profile;
  private final List<ClauseNeeds> clauses;

  StreamOrder(Pack pack, Profile profile, List<ClauseNeeds> clauses) {
    this.pack = pack;
    this.profile = profile;
    this.clauses = clauses;
  }

  /** All streams that clauses need, the one first that most of them do. */
  List<StreamNeed> needed() {
    List<StreamNeed> streams = new ArrayList<>();
    for (Stream stream : pack.vocabulary().streams().values()) {
      Predicate<RuleNeeds> reads =
          rule -> rule.evidence().stream().anyMatch(need -> need.type().streams().contains(stream));
      List<String> of = ids(clause -> clause.rules().stream().anyMatch(reads));
      if (!of.isEmpty()) {
        streams.add(need(stream, rules(reads), of, List.of(), Optional.empty()));
      }
    }
    streams.sort(
        Comparator.comparing((StreamNeed need) -> -need.clauses().size())
            .thenComparing(need -> need.stream().name(), Place::compareUtf8));
    return streams;
  }

  /** Those that are lacking, each time the one that settles most with those before it. */
  List<StreamNeed> lacking(Map<String, List<Gap>> gaps, Evidence evidence) {
    Map<String, List<Gap>> left = new TreeMap<>(Place::compareUtf8);
    left.putAll(gaps);
    Set<String> chosen = new HashSet<>();
    Set<String> settled = new HashSet<>(settledBy(chosen));
    List<StreamNeed> order = new ArrayList<>();
    while (!left.isEmpty()) {
      String next = next(left.keySet(), chosen);
      chosen.add(next);
      List<String> now = settledBy(chosen).stream().filter(id -> !settled.contains(id)).toList();
      settled.addAll(now);
      order.add(
          need(
              stream(next),
              rules(rule -> rule.isOpen() && rule.lacking().contains(next)),
              ids(clause -> clause.lacks(next)),
              now,
              Optional.of(lack(left.getOrDefault(next, List.of()), evidence))));
      left.remove(next);
    }
    return order;
  }

  /** Of equally good ones the first by name. */
  private String next(Collection<String> streams, Set<String> chosen) {
    Comparator<String> best =
        Comparator.comparing((String name) -> -settledBy(with(chosen, name)).size())
            .thenComparing(name -> -ids(clause -> clause.lacks(name)).size());
    return streams.stream().min(best).orElseThrow();
  }

  private static Set<String> with(Set<String> chosen, String name) {
    Set<String> more = new HashSet<>(chosen);
    more.add(name);
    return more;
  }

  private List<String> settledBy(Set<String> streams) {
    return ids(clause -> clause.isOpen() && clause.isSettledBy(streams));
  }

  private List<String> ids(Predicate<ClauseNeeds> which) {
    return clauses.stream().filter(which).map(clause -> clause.clause().id()).toList();
  }

  private List<String> rules(Predicate<RuleNeeds> which) {
    return clauses.stream()
        .flatMap(clause -> clause.rules().stream())
        .filter(which)
        .map(RuleNeeds::name)
        .distinct()
        .sorted(Place::compareUtf8)
        .toList();
  }

  private Stream stream(String name) {
    return Optional.ofNullable(pack.vocabulary().streams().get(name)).orElseThrow();
  }

  private StreamNeed need(
      Stream stream,
      List<String> rules,
      List<String> of,
      List<String> settles,
      Optional<StreamLack> lack) {
    List<FactType> types =
        clauses.stream()
            .flatMap(clause -> clause.rules().stream())
            .flatMap(rule -> rule.evidence().stream())
            .map(EvidenceNeed::type)
            .filter(type -> type.streams().contains(stream))
            .distinct()
            .sorted(Comparator.comparing(FactType::name, Place::compareUtf8))
            .toList();
    Set<String> parts = new LinkedHashSet<>(stream.parts());
    parts.addAll(profile.parts().getOrDefault(stream.name(), List.of()));
    return new StreamNeed(
        stream,
        List.copyOf(parts),
        types,
        pack.feeds().stream().filter(feed -> supplies(feed, stream, types)).toList(),
        rules,
        of,
        settles,
        lack);
  }

  private static boolean supplies(FeedDefinition feed, Stream stream, List<FactType> types) {
    boolean makes = feed.rules().stream().anyMatch(rule -> types.contains(rule.type()));
    return makes
        && feed.stream()
            .map(named -> named.name().equals(stream.name()))
            .orElseGet(() -> types.stream().anyMatch(type -> type.name().equals(stream.name())));
  }

  private static StreamLack lack(List<Gap> gaps, Evidence evidence) {
    Set<String> parts = new TreeSet<>();
    Set<Gap.Kind> kinds = new TreeSet<>();
    Set<String> sources = new HashSet<>();
    TimeSet missing = TimeSet.EMPTY;
    for (Gap gap : gaps) {
      if (gap.stream().contains("/")) {
        parts.add(gap.stream().substring(gap.stream().indexOf('/') + 1));
      }
      kinds.add(gap.kind());
      sources.add(gap.place().source());
      missing = missing.union(gap.missing());
    }
    return new StreamLack(
        parts,
        missing,
        kinds,
        evidence.sources().stream().filter(s -> sources.contains(s.id())).toList(),
        evidence.sources().stream().filter(StreamOrder::mightHoldAnything).toList());
  }

  /** Its records name their own types, but nobody could read them. */
  private static boolean mightHoldAnything(SourceEvidence source) {
    return source.problem().isPresent() && source.makes().isEmpty();
  }
}
