package org.avow.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.avow.engine.policy.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Facts unknown in a key field reach every case, up to a bound (semantics 9.2). */
final class UnknownKeysTest {
  private static final String PACK =
      """
      vocabulary: cloud
      types:
        request:
          kind: event
          fields:
            subject: { type: string, personal: true }
        deletion:
          kind: event
          fields:
            subject: { type: string, personal: true }
      ---
      policy: deletion
      title: What is asked to be deleted is
      severity: high
      rules:
        - rule: deleted
          for: request
          require:
            exists: deletion
            where: deletion.subject == request.subject
            after: request.at
      """;

  private static Scenario scenario() {
    return new Scenario(PACK)
        .asOf("2015-01-01")
        .periodFrom("2014-01-01")
        .fact("request", "2014-11-01T00:00:00Z", "subject=ann")
        .fact("request", "2014-11-01T00:00:00Z", "subject=bob")
        .fact("deletion", "2014-11-05T00:00:00Z", "subject=ann");
  }

  private static Map<Outcome, Long> counts(Scenario scenario) {
    Map<Outcome, Long> counts = new EnumMap<>(scenario.report().counts());
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  @Test
  @DisplayName("9.2 a deletion of an unknown subject may be anybody's")
  void candidates() {
    assertThat(counts(scenario())).isEqualTo(Map.of(Outcome.PASS, 1L, Outcome.FAIL, 1L));
    Scenario unknown = scenario().fact("deletion", "2014-11-05T00:00:00Z", "subject=?");
    assertThat(Scenario.told(unknown.report()))
        .isEqualTo("inconclusive [inconclusive request:2 possible]");
  }

  @Test
  @DisplayName("9.2 a request of an unknown subject looks at every deletion")
  void judged() {
    Scenario unknown = scenario().fact("request", "2014-11-02T00:00:00Z", "subject=?");
    assertThat(Scenario.told(unknown.report()))
        .isEqualTo("fail [fail request:2 violated; inconclusive request:3 possible]");
    Scenario later = scenario().fact("request", "2014-11-06T00:00:00Z", "subject=?");
    assertThat(Scenario.told(later.report()))
        .isEqualTo("fail [fail request:2 violated; fail request:3 violated]");
  }

  @Test
  @DisplayName("9.2 above the bound they become a gap, and the report says so")
  void tooMany() {
    Scenario many = scenario();
    for (int i = 0; i <= KeyIndex.BOUND; i++) {
      many.fact("deletion", "2014-10-01T00:00:00Z", "subject=?");
    }
    assertThat(Scenario.told(many.report()))
        .isEqualTo("inconclusive [inconclusive request:2 too_many_unknown_keys]");
    Scenario requests = scenario();
    for (int i = 0; i <= KeyIndex.BOUND; i++) {
      requests.fact("request", "2014-11-02T00:00:00Z", "subject=?");
    }
    assertThat(counts(requests))
        .isEqualTo(
            Map.of(Outcome.PASS, 1L, Outcome.FAIL, 1L, Outcome.INCONCLUSIVE, KeyIndex.BOUND + 1L));
  }
}
