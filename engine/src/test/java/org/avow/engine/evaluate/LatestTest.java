package org.avow.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The latest matching fact, with and without evidence for all of the time (semantics 4.7). */
final class LatestTest {
  private static final String PACK =
      """
      vocabulary: cloud
      types:
        consent:
          kind: event
          id: [id]
          sequence: seq
          fields:
            id: { type: string, personal: false }
            subject: { type: string, personal: true }
            granted: { type: bool }
            seq: { type: int }
        collection:
          kind: event
          fields:
            subject: { type: string, personal: true }
      ---
      policy: consent
      title: Consent comes first
      severity: high
      rules:
        - rule: asked-first
          for: collection
          require:
            latest: consent
            where: consent.subject == collection.subject
            satisfies: consent.granted
      """;

  private static Scenario scenario() {
    return new Scenario(PACK)
        .asOf("2014-12-15")
        .covers("collection", "2014-01-01", "2014-12-15")
        .covers("consent", "2014-12-01", "2014-12-15")
        .fact("collection", "2014-12-10T13:00:00Z", "subject=ann");
  }

  private static String told(Scenario scenario) {
    return Scenario.told(scenario.report());
  }

  @Test
  @DisplayName("4.7 an opt-in before the log began may exist")
  void noneSeen() {
    assertThat(told(scenario())).isEqualTo("inconclusive [inconclusive collection:1 missing]");
    assertThat(told(scenario().coversAlways("consent")))
        .isEqualTo("fail [fail collection:1 violated]");
  }

  @Test
  @DisplayName("4.7 a gap matters only at or after the latest match")
  void gaps() {
    Scenario granted =
        scenario()
            .coversAlways("consent")
            .fact("consent", "2014-12-10T10:00:00Z", "id=c1", "subject=ann", "granted=true");
    assertThat(told(granted)).isEqualTo("pass []");
    assertThat(told(granted.gap("consent", "2014-12-10T08:00:00Z", "2014-12-10T09:00:00Z")))
        .isEqualTo("pass []");
    assertThat(told(granted.gap("consent", "2014-12-10T11:00:00Z", "2014-12-10T12:00:00Z")))
        .isEqualTo("inconclusive [inconclusive collection:1 missing]");
  }

  @Test
  @DisplayName("4.7 a tie is open unless a sequence breaks it")
  void ties() {
    Scenario tied =
        scenario()
            .fact("consent", "2014-12-10T10:00:00Z", "id=c1", "subject=ann", "granted=true")
            .fact("consent", "2014-12-10T10:00:00Z", "id=c2", "subject=ann", "granted=false");
    assertThat(told(tied)).isEqualTo("inconclusive [inconclusive collection:1 tie]");
    Scenario numbered =
        scenario()
            .fact(
                "consent", "2014-12-10T10:00:00Z", "id=c1", "subject=ann", "granted=true", "seq=2")
            .fact(
                "consent",
                "2014-12-10T10:00:00Z",
                "id=c2",
                "subject=ann",
                "granted=false",
                "seq=1");
    assertThat(told(numbered)).isEqualTo("pass []");
  }

  @Test
  @DisplayName("9.2 a consent of an unknown subject may be the latest")
  void unknownKey() {
    Scenario unknown =
        scenario()
            .fact("consent", "2014-12-10T10:00:00Z", "id=c1", "subject=ann", "granted=true")
            .fact("consent", "2014-12-10T11:00:00Z", "id=c2", "subject=?", "granted=false")
            .fact("consent", "2014-12-10T11:30:00Z", "id=c3", "subject=bob", "granted=false");
    assertThat(told(unknown)).isEqualTo("inconclusive [inconclusive collection:1 possible]");
    assertThat(
            told(
                scenario()
                    .fact("consent", "2014-12-10T10:00:00Z", "id=c1", "subject=ann", "granted=true")
                    .unreadable("consent")))
        .isEqualTo("inconclusive [inconclusive collection:1 unreadable]");
  }
}
