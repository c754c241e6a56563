package org.avow.engine.evaluate.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.avow.engine.evaluate.world.WorldFixture.events;
import static org.avow.engine.evaluate.world.WorldFixture.fact;
import static org.avow.engine.evaluate.world.WorldFixture.numbered;
import static org.avow.engine.evaluate.world.WorldFixture.profile;
import static org.avow.engine.evaluate.world.WorldFixture.question;
import static org.avow.engine.evaluate.world.WorldFixture.scoped;
import static org.avow.engine.evaluate.world.WorldFixture.snapshots;
import static org.avow.engine.evaluate.world.WorldFixture.source;
import static org.avow.engine.evaluate.world.WorldFixture.stream;
import static org.avow.engine.evaluate.world.WorldFixture.type;
import static org.avow.engine.evaluate.world.WorldFixture.world;

import java.util.List;
import java.util.Optional;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Standing;
import org.avow.engine.fact.Stream;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class CoverageTest {
  private static final TimeSet ALL = TimeSet.between(0, 200);
  private static final Place MANIFEST_LINE = new Place("a", "avow.yaml", 1, 1, "");
  private static final Place STREAM_LINE = new Place("", "vocabulary.yaml", 1, 1, "");

  @Test
  @DisplayName(
      "2.1 a type's coverage is the intersection over its streams, and a missing one is named")
  void intersectsStreams() {
    Stream app = stream("app");
    Stream web = stream("web");
    FactType type = type(FactType.Kind.EVENT, true, app, web);
    SourceEvidence a = events("a", type, Optional.of(app), TimeSet.between(0, 100));
    Coverage one = world(type, question(100, 31), a).coverage(type);
    Coverage both =
        world(
                type,
                question(100, 31),
                a,
                events("b", type, Optional.of(web), TimeSet.between(50, 70)))
            .coverage(type);

    assertThat(one.missing(ALL, s -> true)).isEqualTo(TimeSet.between(0, 100));
    assertThat(one.gaps(ALL, s -> true))
        .containsExactly(
            new Gap("thing", "web", Gap.Kind.MISSING, TimeSet.between(0, 100), STREAM_LINE));
    assertThat(both.missing(ALL, s -> true))
        .isEqualTo(TimeSet.between(0, 50).union(TimeSet.between(70, 100)));
    assertThat(both.missing(ALL, s -> s.equals(app))).isEqualTo(TimeSet.EMPTY);
  }

  @Test
  @DisplayName(
      "2.2 each part must cover; sources of a part are united; a source without part helps none")
  void intersectsParts() {
    Stream log = stream("log", "eu", "in");
    FactType type = type(FactType.Kind.EVENT, true, log);
    SourceEvidence eu1 = part("a", type, log, Optional.of("eu"), TimeSet.between(0, 40));
    SourceEvidence eu2 = part("b", type, log, Optional.of("eu"), TimeSet.between(40, 100));
    SourceEvidence in = part("c", type, log, Optional.of("in"), TimeSet.between(10, 90));
    SourceEvidence none = part("d", type, log, Optional.empty(), TimeSet.ALWAYS);
    Coverage coverage = world(type, question(100, 31), eu1, eu2, in, none).coverage(type);

    assertThat(coverage.missing(ALL, s -> true))
        .isEqualTo(TimeSet.between(0, 10).union(TimeSet.between(90, 100)));
    assertThat(coverage.gaps(ALL, s -> true))
        .extracting(Gap::stream, Gap::kind)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("log/in", Gap.Kind.MISSING));
  }

  @Test
  @DisplayName("2.2 a jump in sequence numbers is a gap, closed at both neighbours")
  void seesSequenceGaps() {
    Stream log = stream("log");
    FactType type = type(FactType.Kind.EVENT, false, log);
    Coverage coverage =
        world(
                type,
                question(100, 31),
                events(
                    "a",
                    type,
                    Optional.of(log),
                    TimeSet.between(0, 100),
                    numbered(type, "a", 1, 10, 1),
                    numbered(type, "a", 2, 20, 2),
                    numbered(type, "a", 3, 30, 4)))
            .coverage(type);

    assertThat(coverage.missing(ALL, s -> true)).isEqualTo(TimeSet.between(20, 31));
  }

  @Test
  @DisplayName("2.4 an assumed span proves nothing unless the profile accepts it")
  void assumedSpans() {
    Stream log = stream("log");
    FactType type = type(FactType.Kind.EVENT, true, log);
    SourceEvidence assumed =
        source(
            "a",
            type,
            Optional.of(log),
            Optional.empty(),
            Standing.OBSERVED,
            TimeSet.between(0, 100),
            true,
            List.of(),
            false);

    assertThat(world(type, question(100, 31), assumed).coverage(type).missing(ALL, s -> true))
        .isEqualTo(TimeSet.between(0, 100));
    assertThat(
            world(type, question(100, profile(31, false, true, 0)), assumed)
                .coverage(type)
                .missing(ALL, s -> true))
        .isEqualTo(TimeSet.EMPTY);
  }

  @Test
  @DisplayName(
      "2.5 a snapshot is valid to the source's next one, at most max_age, never beyond as_of")
  void snapshotsAge() {
    Stream stores = stream("stores");
    FactType type = type(FactType.Kind.STATE, true, stores);
    Fact first = fact(type, "a", 1, Moment.at(10), "x");
    Fact second = fact(type, "a", 2, Moment.at(20), "x");
    Fact third = fact(type, "a", 3, Moment.at(60), "x");
    World world =
        world(
            type,
            question(70, 30),
            snapshots("a", type, List.of(10L, 20L, 60L), first, second, third));

    assertThat(world.facts(type))
        .extracting(f -> world.validity(f))
        .containsExactly(TimeSet.between(10, 20), TimeSet.through(20, 50), TimeSet.through(60, 70));
    assertThat(world.coverage(type).missing(TimeSet.between(0, 100), s -> true))
        .isEqualTo(TimeSet.between(0, 10).union(TimeSet.between(51, 60)));
    assertThat(world.coverage(type).gaps(TimeSet.between(51, 52), s -> true))
        .containsExactly(
            new Gap("thing", "stores", Gap.Kind.STALE, TimeSet.between(51, 52), MANIFEST_LINE));
  }

  @Test
  @DisplayName("2.6 as_of belongs to the past of states and to the future of events")
  void asOfItself() {
    TimeSet point = TimeSet.through(100, 100);
    Stream log = stream("log");
    FactType event = type(FactType.Kind.EVENT, true, log);
    FactType state = type(FactType.Kind.STATE, true, log);
    Coverage events = world(event, question(100, 31)).coverage(event);
    Coverage states = world(state, question(100, 31)).coverage(state);

    assertThat(events.missing(point, s -> true)).isEqualTo(TimeSet.EMPTY);
    assertThat(events.future(point, s -> true)).isTrue();
    assertThat(states.missing(point, s -> true)).isEqualTo(point);
    assertThat(states.future(point, s -> true)).isFalse();
    assertThat(events.future(point, s -> false)).isFalse();
  }

  @Test
  @DisplayName("2.8 declared facts and their coverage count only where the profile accepts them")
  void declaredEvidence() {
    Stream stores = stream("stores");
    FactType type = type(FactType.Kind.STATE, true, stores);
    SourceEvidence plan =
        source(
            "a",
            type,
            Optional.of(stores),
            Optional.empty(),
            Standing.DECLARED,
            TimeSet.EMPTY,
            true,
            List.of(100L),
            true,
            fact(type, "a", 1, Moment.at(100), "x"));
    World refused = world(type, question(100, 31), plan);
    World accepted = world(type, question(100, profile(31, true, true, 0)), plan);

    assertThat(refused.facts(type)).isEmpty();
    assertThat(refused.coverage(type).gaps(TimeSet.through(100, 100), s -> true))
        .containsExactly(
            new Gap(
                "thing",
                "stores",
                Gap.Kind.DECLARED_ONLY,
                TimeSet.through(100, 100),
                MANIFEST_LINE));
    assertThat(accepted.facts(type)).hasSize(1);
    assertThat(accepted.coverage(type).gaps(TimeSet.through(100, 100), s -> true)).isEmpty();
  }

  @Test
  @DisplayName(
      "2.1 a stream that nobody supplies is a gap even where nothing of the window is past")
  void unsuppliedStream() {
    FactType type = type(FactType.Kind.EVENT, true, scoped("app", "key", "k"));

    assertThat(
            world(type, question(100, 31))
                .coverage(type)
                .gaps(TimeSet.between(100, 110), s -> true))
        .containsExactly(new Gap("thing", "app", Gap.Kind.MISSING, TimeSet.EMPTY, STREAM_LINE));
  }

  private static SourceEvidence part(
      String id, FactType type, Stream stream, Optional<String> part, TimeSet covered) {
    return source(
        id, type, Optional.of(stream), part, Standing.OBSERVED, covered, false, List.of(), false);
  }
}
