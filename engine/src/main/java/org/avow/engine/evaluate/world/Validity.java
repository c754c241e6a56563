package org.avow.engine.evaluate.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Value;

/** When each observation of a state type holds (semantics 1.5, 2.5). */
final class Validity {
  private final FactType type;
  private final Sources sources;
  private final Map<String, SourceEvidence> byId = new HashMap<>();
  private final Map<String, Map<Long, TimeSet>> snapshots = new HashMap<>();

  Validity(FactType type, Sources sources) {
    this.type = type;
    this.sources = sources;
    sources.accepted().forEach(s -> byId.put(s.id(), s));
  }

  /** Puts the validity of every fact into the map. */
  void of(List<Fact> facts, IdentityHashMap<Fact, TimeSet> validity) {
    for (Fact fact : facts) {
      validity.put(fact, snapshot(fact));
    }
    for (List<Fact> observations : entities(facts).values()) {
      for (Fact earlier : observations) {
        for (Fact later : observations) {
          if (!later.doubtful()
              && later.at().earliest() > earlier.at().latest()
              && !later.place().source().equals(earlier.place().source())) {
            validity.computeIfPresent(earlier, (f, v) -> v.minus(snapshot(later)));
          }
        }
      }
    }
  }

  /**
   * When every fact holds for certain: not where a later observation may be of the same entity
   * because the id of one of them is unknown.
   */
  void certainly(
      List<Fact> facts,
      IdentityHashMap<Fact, TimeSet> validity,
      IdentityHashMap<Fact, TimeSet> certain) {
    certain.putAll(validity);
    if (type.id().isEmpty() || !areObservedApart(facts)) {
      return;
    }
    List<Fact> vague =
        facts.stream().filter(f -> f.doubtful() || Identities.id(f).isEmpty()).toList();
    List<Fact> named = facts.stream().filter(f -> !Identities.lacksId(f)).toList();
    for (Fact one : vague) {
      for (Fact other : Identities.lacksId(one) ? named : facts) {
        if (one != other && !Identities.sameEntity(one, other).isFalse()) {
          supersede(one, other, certain);
          supersede(other, one, certain);
        }
      }
    }
  }

  /** Whether several sources observe one stream: else no observation supersedes another. */
  private boolean areObservedApart(List<Fact> facts) {
    Map<String, String> sources = new HashMap<>();
    for (Fact fact : facts) {
      String source = fact.place().source();
      String first = sources.putIfAbsent(stream(source), source);
      if (first != null && !first.equals(source)) {
        return true;
      }
    }
    return false;
  }

  private void supersede(Fact earlier, Fact later, IdentityHashMap<Fact, TimeSet> certain) {
    String source = later.place().source();
    if (later.at().earliest() > earlier.at().latest()
        && !source.equals(earlier.place().source())
        && stream(source).equals(stream(earlier.place().source()))) {
      certain.computeIfPresent(earlier, (f, v) -> v.minus(snapshot(later)));
    }
  }

  private String stream(String sourceId) {
    SourceEvidence source = byId.get(sourceId);
    return source == null ? "" : source.stream().map(s -> s.name()).orElse(type.name());
  }

  private TimeSet snapshot(Fact fact) {
    SourceEvidence source = byId.get(fact.place().source());
    if (source == null) {
      return TimeSet.EMPTY;
    }
    return snapshots
        .computeIfAbsent(source.id(), k -> new HashMap<>())
        .computeIfAbsent(fact.at().earliest(), o -> sources.validity(source, o));
  }

  /** Observations by stream and entity, where several sources observe one entity. */
  private Map<Object, List<Fact>> entities(List<Fact> facts) {
    Map<Object, List<Fact>> entities = new LinkedHashMap<>();
    for (Fact fact : facts) {
      Optional<List<Value>> id = Identities.id(fact);
      if (id.isPresent()) {
        Entity entity = new Entity(stream(fact.place().source()), id.get());
        entities.computeIfAbsent(entity, k -> new ArrayList<>(1)).add(fact);
      }
    }
    return entities;
  }

  private record Entity(String stream, List<Value> id) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Entity that && stream.equals(that.stream) && id.equals(that.id);
    }

    @Override
    public int hashCode() {
      int hash = stream.hashCode();
      return 31 * hash + id.hashCode();
    }
  }
}
