package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Standing;
import org.avow.engine.fact.Stream;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.Question;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.TimeSet;

/** Random evidence for a pack, and a question: small, and full of what is hard. */
final class RandomWorld {
  private final Draw draw;
  private final Pack pack;
  private final int noise;
  private final int holes;
  private final long asOf;
  private final RandomFacts facts;
  private final List<SourceEvidence> sources = new ArrayList<>();

  private RandomWorld(Pack pack, long seed) {
    this.draw = new Draw(seed);
    this.pack = pack;
    this.noise = draw.of(0, 0, 6, 25);
    this.holes = draw.of(0, 0, 15, 50);
    this.asOf = Clock.hours(6 * draw.between(20, 40));
    this.facts = new RandomFacts(draw, noise);
  }

  /** Evidence with the question that is asked of it. */
  record Asked(Evidence evidence, Question question) {}

  /** The world of that seed. */
  static Asked of(Pack pack, long seed) {
    RandomWorld world = new RandomWorld(pack, seed);
    for (FactType type : pack.vocabulary().types().values()) {
      for (Stream stream : type.streams()) {
        world.supply(type, stream);
      }
    }
    return new Asked(new Evidence(world.sources), world.question());
  }

  private Question question() {
    boolean asked = draw.chance(40);
    String name = draw.chance(60) ? "default" : "random";
    Profile profile =
        pack.profiles().stream().filter(p -> p.id().equals(name)).findFirst().orElseThrow();
    long from = asked ? Clock.hours(12 * draw.between(0, 14)) : asOf - profile.lookback();
    long until = asked && draw.chance(50) ? from + draw.between(1, 12) * Clock.DAY : asOf;
    return new Question(
        asOf, from, Math.max(from + Clock.HOUR, until), asked, profile, List.of(), List.of());
  }

  /** 2.2: sources for each part, now and then none, now and then two. */
  private void supply(FactType type, Stream stream) {
    List<Optional<String>> parts = new ArrayList<>();
    stream.parts().forEach(part -> parts.add(Optional.of(part)));
    if (parts.isEmpty()) {
      parts.add(draw.chance(25) ? Optional.of("p") : Optional.empty());
    }
    for (Optional<String> part : parts) {
      if (!draw.chance(holes / 4)) {
        source(type, stream, part);
        if (draw.chance(20)) {
          source(type, stream, part);
        }
      }
    }
  }

  private void source(FactType type, Stream stream, Optional<String> part) {
    String id = "s" + sources.size();
    boolean implied = stream.name().equals(type.name());
    boolean assumed = draw.chance(holes / 5);
    List<Long> observations = type.isState() ? observations(assumed) : List.of();
    List<Fact> made = new ArrayList<>();
    List<SourceEvidence.UnreadableRecord> unreadable = new ArrayList<>();
    Optional<String> problem =
        draw.chance(holes / 12) ? Optional.of("not there") : Optional.empty();
    int records = problem.isPresent() ? 0 : draw.of(0, 1, 1, 2, 2, 3, 4);
    for (int i = 0; i < records; i++) {
      Place place = new Place(id, id + ".jsonl", i + 1, 1, "");
      if (type.isState() && observations.isEmpty()) {
        continue;
      }
      long observed = type.isState() ? draw.pick(observations) : 0;
      if (draw.chance(noise / 4)) {
        made.add(facts.unreadable(type, observed, place));
        unreadable.add(new SourceEvidence.UnreadableRecord(place, "not readable"));
      } else {
        made.add(facts.fact(type, scopeOf(stream), observed, copied(type), place));
      }
    }
    sources.add(
        new SourceEvidence(
            id,
            implied && draw.chance(50) ? Optional.empty() : Optional.of(stream),
            part,
            List.of(type),
            draw.chance(holes / 5) ? Standing.DECLARED : Standing.OBSERVED,
            type.isState() ? TimeSet.EMPTY : covered(),
            !type.isState() && assumed,
            observations,
            type.isState() && assumed,
            facts.numbered(made, holes / 3),
            unreadable,
            records,
            List.of(),
            problem,
            new TextFile("avow.yaml", "source: " + id).whole()));
  }

  private static Optional<Stream.Scope> scopeOf(Stream stream) {
    return stream.scope();
  }

  /** 1.5: now and then a record that another source holds, too. */
  private Optional<Fact> copied(FactType type) {
    List<Fact> others =
        sources.stream().flatMap(s -> s.facts().stream()).filter(f -> f.type() == type).toList();
    return others.isEmpty() || !draw.chance(15) ? Optional.empty() : Optional.of(draw.pick(others));
  }

  private List<Long> observations(boolean assumed) {
    if (assumed) {
      return List.of(asOf);
    }
    List<Long> result = new ArrayList<>();
    long at = Clock.hours(12 * draw.between(0, 12));
    while (at <= asOf + Clock.DAY && (result.isEmpty() || draw.chance(70))) {
      result.add(at);
      at += 12 * Clock.HOUR * draw.between(1, 6);
    }
    return result;
  }

  /** 2.2, 2.3: a declared span, now and then from the beginning, with a hole, or ended. */
  private TimeSet covered() {
    long from = draw.chance(85 - holes) ? Long.MIN_VALUE : Clock.hours(12 * draw.between(0, 12));
    long until =
        draw.chance(100 - holes) ? asOf + 30 * Clock.DAY : Clock.hours(12 * draw.between(6, 24));
    TimeSet span = TimeSet.between(from, until);
    if (draw.chance(holes)) {
      long hole = Clock.hours(12 * draw.between(0, 20));
      span = span.minus(TimeSet.between(hole, hole + 12 * Clock.HOUR * draw.between(1, 3)));
    }
    return span;
  }
}
