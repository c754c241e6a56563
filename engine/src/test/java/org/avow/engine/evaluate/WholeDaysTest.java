package org.avow.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lengths counted from a date, deadlines, and what comes too late (semantics 1.7, 4.5, 4.6). */
final class WholeDaysTest {
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
            within: P30D
      """;

  private static Scenario requested(String at, String asOf) {
    return new Scenario(PACK)
        .asOf(asOf)
        .periodFrom("2014-01-01")
        .coversAlways("deletion")
        .fact("request", at, "subject=ann");
  }

  private static String told(Scenario scenario) {
    return Scenario.told(scenario.report());
  }

  private static Scenario deleted(Scenario scenario, String at) {
    return scenario.fact("deletion", at, "subject=ann");
  }

  @Test
  @DisplayName("1.7 from a date, the thirtieth day is included to its end")
  void fromADate() {
    assertThat(told(requested("2014-11-01", "2014-12-01T23:00:00Z")))
        .isEqualTo("pending [pending request:1 not_yet_due due 2014-12-02T00:00:00Z]");
    assertThat(told(requested("2014-11-01", "2014-12-02")))
        .isEqualTo("fail [fail request:1 violated]");
    assertThat(told(deleted(requested("2014-11-01", "2014-12-15"), "2014-12-01")))
        .isEqualTo("pass []");
    assertThat(told(deleted(requested("2014-11-01", "2014-12-15"), "2014-12-02T00:00:00Z")))
        .isEqualTo("fail [fail request:1 violated+late since 2014-12-02T00:00:00Z]");
  }

  @Test
  @DisplayName("4.2 from an instant, the end is that instant thirty days later, closed")
  void fromAnInstant() {
    String request = "2014-11-01T10:00:00Z";
    assertThat(told(requested(request, "2014-12-01T10:00:00Z")))
        .isEqualTo("pending [pending request:1 not_yet_due due 2014-12-01T10:00:00Z]");
    assertThat(told(deleted(requested(request, "2014-12-15"), "2014-12-01T10:00:00Z")))
        .isEqualTo("pass []");
    assertThat(told(deleted(requested(request, "2014-12-15"), "2014-12-01T10:00:01Z")))
        .isEqualTo("fail [fail request:1 violated+late since 2014-12-01T10:00:01Z]");
    assertThat(told(deleted(requested(request, "2014-12-15"), "2014-12-01")))
        .isEqualTo("inconclusive [inconclusive request:1 possible]");
  }

  @Test
  @DisplayName("4.5 evidence that ends before the deadline leaves it open, whatever comes later")
  void evidenceEnds() {
    Scenario ended =
        requested("2014-11-01T10:00:00Z", "2014-12-15")
            .covers("deletion", "2014-01-01", "2014-11-20");
    assertThat(told(ended)).isEqualTo("inconclusive [inconclusive request:1 missing]");
  }
}
