package org.avow.engine.evaluate.world;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactRow;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.Question;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;

/**
 * What exists and what is covered, for one question, before any rule is judged (semantics 1.2, 1.5,
 * 2, 4.10). Immutable; threads may share it.
 */
public final class World {
  private final long asOf;
  private final IdentityHashMap<FactType, List<Fact>> facts = new IdentityHashMap<>();
  private final IdentityHashMap<FactType, Coverage> coverage = new IdentityHashMap<>();
  private final IdentityHashMap<Fact, TimeSet> validity;
  private final IdentityHashMap<Fact, TimeSet> certainValidity = new IdentityHashMap<>();

  private World(Vocabulary vocabulary, Evidence evidence, Question question) {
    this.asOf = question.asOf();
    Sources sources = new Sources(evidence, question);
    this.validity = new IdentityHashMap<>();
    for (FactType type : vocabulary.types().values()) {
      coverage.put(type, sources.coverage(type));
      List<Fact> merged = new Identities(type).merge(sources.facts(type));
      List<Fact> derived = new Derivation(type, asOf, coverage(type)).fill(merged);
      facts.put(type, derived);
      if (type.isState()) {
        IdentityHashMap<Fact, TimeSet> held = new IdentityHashMap<>();
        Validity of = new Validity(type, sources);
        of.of(derived, held);
        of.certainly(derived, held, certainValidity);
        validity.putAll(held);
      }
    }
  }

  private World(World whole, Map<FactType, List<Fact>> part) {
    this.asOf = whole.asOf;
    this.facts.putAll(whole.facts);
    this.coverage.putAll(whole.coverage);
    this.validity = whole.validity;
    this.certainValidity.putAll(whole.certainValidity);
    part.forEach(
        (type, given) -> facts.put(type, new Derivation(type, asOf, coverage(type)).fill(given)));
  }

  /**
   * This world with other events, and the same coverage.
   *
   * @param part events by type, one a declared id, ordered by place; derived fields are filled in
   */
  public World with(Map<FactType, List<Fact>> part) {
    return new World(this, part);
  }

  /** One fact a declared id, as {@link #facts} holds them; ordered by place. */
  public static List<Fact> merge(FactType type, List<Fact> facts) {
    return new Identities(type).merge(facts);
  }

  /** The world of the given evidence, as the question's instant and profile let it be seen. */
  public static World of(Vocabulary vocabulary, Evidence evidence, Question question) {
    return new World(vocabulary, evidence, question);
  }

  /**
   * The facts of a type that exist or may exist, doubtful ones included: merged by identity, of
   * accepted standing, derived fields filled in; ordered by place.
   */
  public List<Fact> facts(FactType type) {
    return facts.getOrDefault(type, List.of());
  }

  /**
   * Where the facts of a type stand that several records tell of (1.5): all their places, by the
   * place that stands for them among {@link #facts}.
   */
  public static Map<Place, List<Place>> places(
      FactType type, Evidence evidence, Question question) {
    return new Identities(type).places(new Sources(evidence, question).facts(type));
  }

  /** Whether a fact exists before the as-of instant; unknown for a doubtful one (1.2, 2.7). */
  public Truth exists(FactRow fact) {
    if (fact.doubtful()) {
      return Truth.UNKNOWN;
    }
    return Truth.of(fact.type().isState() || fact.at().latest() < asOf).or(Truth.UNKNOWN);
  }

  /**
   * When the observation of a state holds (2.5): from the observation to its source's next one, at
   * most {@code max_age}, up to and including the as-of instant, and not where a later observation
   * of the same entity in the same stream holds (1.5).
   */
  public TimeSet validity(Fact state) {
    return validity.getOrDefault(state, TimeSet.EMPTY);
  }

  /**
   * When the observation of a state holds for certain: as {@link #validity}, but not where a later
   * observation holds that may be of the same entity because an id is unknown (1.5).
   */
  public TimeSet certainValidity(Fact state) {
    return certainValidity.getOrDefault(state, TimeSet.EMPTY);
  }

  /** When the facts of a type are complete. */
  public Coverage coverage(FactType type) {
    Coverage known = coverage.get(type);
    if (known == null) {
      throw new IllegalArgumentException("not of this vocabulary: " + type);
    }
    return known;
  }

  /**
   * Whether two facts of one type are one and the same (1.5): false where declared ids differ,
   * unknown where an id is unknown or not declared and nothing else tells them apart.
   */
  public Truth sameFact(Fact a, Fact b) {
    return a == b ? Truth.TRUE : Identities.same(a, b);
  }

  /**
   * Whether two observations of one state type are of the same entity (1.5): as {@link #sameFact},
   * but source and observation do not matter.
   */
  public Truth sameEntity(Fact a, Fact b) {
    return a == b ? Truth.TRUE : Identities.sameEntity(a, b);
  }
}
