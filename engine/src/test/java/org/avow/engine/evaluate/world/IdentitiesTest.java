package org.avow.engine.evaluate.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.avow.engine.evaluate.world.WorldFixture.events;
import static org.avow.engine.evaluate.world.WorldFixture.fact;
import static org.avow.engine.evaluate.world.WorldFixture.profile;
import static org.avow.engine.evaluate.world.WorldFixture.question;
import static org.avow.engine.evaluate.world.WorldFixture.snapshots;
import static org.avow.engine.evaluate.world.WorldFixture.stream;
import static org.avow.engine.evaluate.world.WorldFixture.text;
import static org.avow.engine.evaluate.world.WorldFixture.type;
import static org.avow.engine.evaluate.world.WorldFixture.unreadable;
import static org.avow.engine.evaluate.world.WorldFixture.world;

import java.util.List;
import java.util.Optional;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Stream;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class IdentitiesTest {
  private static final Stream LOG = stream("log");
  private static final FactType EVENT = type(FactType.Kind.EVENT, true, LOG);
  private static final FactType NAMELESS = type(FactType.Kind.EVENT, false, LOG);
  private static final FactType STATE = type(FactType.Kind.STATE, true, LOG);

  private static SourceEvidence source(String id, FactType type, Fact... facts) {
    return events(id, type, Optional.of(LOG), TimeSet.between(0, 100), facts);
  }

  @Test
  @DisplayName("1.2 an event at as_of does not exist; one that may lie there may exist")
  void existence() {
    Fact before = fact(EVENT, "a", 1, Moment.at(99), "1", "k", "v");
    Fact straddling = fact(EVENT, "a", 2, new Moment(99, 100), "2", "k", "v");
    Fact at = fact(EVENT, "a", 3, Moment.at(100), "3", "k", "v");
    World world = world(EVENT, question(100, 31), source("a", EVENT, before, straddling, at));

    assertThat(world.facts(EVENT)).extracting(f -> f.get(1)).containsExactly(text("1"), text("2"));
    assertThat(world.facts(EVENT))
        .extracting(world::exists)
        .containsExactly(Truth.TRUE, Truth.UNKNOWN);
  }

  @Test
  @DisplayName("1.5 facts of one identity are one; fields in which they differ are unknown")
  void merging() {
    Fact one = fact(EVENT, "a", 1, Moment.at(5), "1", "k", "v");
    Fact same = fact(EVENT, "b", 1, Moment.at(5), "1", "k", "v");
    Fact other = fact(EVENT, "b", 2, Moment.at(5), "1", "k", "w");
    World agreed =
        world(EVENT, question(100, 31), source("a", EVENT, one), source("b", EVENT, same));
    World disagreed =
        world(EVENT, question(100, 31), source("a", EVENT, one), source("b", EVENT, other));

    assertThat(agreed.facts(EVENT)).hasSize(1);
    assertThat(agreed.facts(EVENT).get(0).slots().subList(0, 4))
        .containsExactly(Moment.at(5), text("1"), text("k"), text("v"));
    assertThat(disagreed.facts(EVENT).get(0).slots().subList(0, 4))
        .containsExactly(Moment.at(5), text("1"), text("k"), new Value.Unknown(""));
  }

  @Test
  @DisplayName("1.5 records without a known id may be one unless a field tells them apart")
  void sameFact() {
    Fact a = fact(NAMELESS, "a", 1, Moment.at(5), "-", "k", "v");
    Fact alike = fact(NAMELESS, "b", 1, Moment.at(5), "-", "k", "?");
    Fact different = fact(NAMELESS, "b", 2, Moment.at(5), "-", "k", "w");
    World world =
        world(
            NAMELESS,
            question(100, 31),
            source("a", NAMELESS, a),
            source("b", NAMELESS, alike, different));
    List<Fact> facts = world.facts(NAMELESS);

    assertThat(facts).hasSize(3);
    assertThat(world.sameFact(facts.get(0), facts.get(0))).isEqualTo(Truth.TRUE);
    assertThat(world.sameFact(facts.get(0), facts.get(1))).isEqualTo(Truth.UNKNOWN);
    assertThat(world.sameFact(facts.get(0), facts.get(2))).isEqualTo(Truth.FALSE);
  }

  @Test
  @DisplayName(
      "1.5 where valid snapshots of a stream disagree on an entity the later observation holds")
  void laterObservationHolds() {
    Fact old = fact(STATE, "a", 1, Moment.at(10), "x", "k", "CN");
    Fact young = fact(STATE, "b", 1, Moment.at(15), "x", "k", "SG");
    World world =
        world(
            STATE,
            question(30, 100),
            snapshots("a", STATE, List.of(10L), old),
            snapshots("b", STATE, List.of(15L), young));

    assertThat(world.facts(STATE))
        .extracting(world::validity)
        .containsExactly(TimeSet.between(10, 15), TimeSet.through(15, 30));
    assertThat(world.sameEntity(world.facts(STATE).get(0), world.facts(STATE).get(1)))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  @DisplayName("2.7 unreadable records stay as doubtful facts unless the profile tolerates them")
  void tolerance() {
    Fact broken = unreadable(EVENT, "a", 2, Moment.ANY);
    SourceEvidence plain = source("a", EVENT, broken);
    SourceEvidence source =
        new SourceEvidence(
            plain.id(),
            plain.stream(),
            plain.part(),
            plain.makes(),
            plain.standing(),
            plain.covered(),
            false,
            List.of(),
            false,
            plain.facts(),
            List.of(new SourceEvidence.UnreadableRecord(broken.place(), "not JSON")),
            1,
            List.of(),
            Optional.empty(),
            plain.declaration());

    assertThat(world(EVENT, question(100, profile(31, false, false, 0)), source).facts(EVENT))
        .extracting(Fact::doubtful)
        .containsExactly(true);
    assertThat(world(EVENT, question(100, profile(31, false, false, 1)), source).facts(EVENT))
        .isEmpty();
  }

  @Test
  @DisplayName(
      "1.5 what may be a later observation of a state by another source leaves it in doubt")
  void doubt() {
    Fact vague = fact(STATE, "a", 1, Moment.at(10), "?", "k", "v");
    Fact young = fact(STATE, "b", 1, Moment.at(15), "1", "k", "v");
    World apart =
        world(
            STATE,
            question(100, 31),
            snapshots("a", STATE, List.of(10L), vague),
            snapshots("b", STATE, List.of(15L), young));
    World alone = world(STATE, question(100, 31), snapshots("a", STATE, List.of(10L), vague));
    Fact held = alone.facts(STATE).get(0);

    assertThat(apart.certainValidity(apart.facts(STATE).get(0))).isEqualTo(TimeSet.between(10, 15));
    assertThat(alone.certainValidity(held)).isEqualTo(alone.validity(held));
  }

  /** Comparing each with all others would take minutes. */
  @Test
  @Timeout(60)
  @DisplayName("1.5 states of one source without a known id leave no other in doubt")
  void many() {
    Fact[] facts = new Fact[40_000];
    for (int i = 0; i < facts.length; i++) {
      facts[i] = fact(STATE, "a", 1 + i, Moment.at(10), i % 2 == 0 ? "?" : "-", "k", "v" + i);
    }
    World world = world(STATE, question(100, 31), snapshots("a", STATE, List.of(10L), facts));

    assertThat(world.facts(STATE)).hasSize(facts.length);
    assertThat(world.facts(STATE))
        .allSatisfy(
            fact -> assertThat(world.certainValidity(fact)).isEqualTo(world.validity(fact)));
  }
}
