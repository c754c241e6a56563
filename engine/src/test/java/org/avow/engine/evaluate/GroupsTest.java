package org.avow.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Groups of judged facts, and those of which the key is unknown (semantics 3.4, 9.2). */
final class GroupsTest {
  private static final String PACK =
      """
      vocabulary: cloud
      types:
        export:
          kind: event
          id: [id]
          fields:
            id: { type: string, personal: false }
            subject: { type: string, personal: true }
      ---
      policy: exports
      title: Exports are rare
      severity: high
      rules:
        - rule: rare
          for: export
          per: [export.subject, day(export.at)]
          at_most: 1
      """;

  private static Scenario scenario(String... subjects) {
    Scenario scenario = new Scenario(PACK).asOf("2014-12-15").periodFrom("2014-12-01");
    for (int i = 0; i < subjects.length; i++) {
      scenario.fact("export", "2014-12-02T10:00:00Z", "id=e" + i, "subject=" + subjects[i]);
    }
    return scenario;
  }

  private static String told(Scenario scenario) {
    return Scenario.told(scenario.report());
  }

  @Test
  @DisplayName("3.4 each group is bounded by itself")
  void groups() {
    assertThat(told(scenario("ann", "bob"))).isEqualTo("pass []");
    assertThat(told(scenario("ann", "bob", "bob"))).isEqualTo("fail [fail group:2 violated 2..2]");
    Scenario nextDay =
        scenario("ann").fact("export", "2014-12-03T00:00:00Z", "id=f", "subject=ann");
    assertThat(told(nextDay)).isEqualTo("pass []");
  }

  @Test
  @DisplayName("3.4 one without a key may be in any group, and those without form one")
  void keyless() {
    assertThat(told(scenario("?"))).isEqualTo("pass []");
    assertThat(told(scenario("ann", "?")))
        .isEqualTo("inconclusive [inconclusive group:1 possible 1..2]");
    assertThat(told(scenario("?", "?")))
        .isEqualTo("inconclusive [inconclusive group:1 possible 0..2]");
  }

  @Test
  @DisplayName("5.1 missing evidence leaves no upper bound")
  void missing() {
    Scenario gap = scenario("ann").gap("export", "2014-12-05", "2014-12-06");
    assertThat(told(gap))
        .isEqualTo("inconclusive [inconclusive rule missing; inconclusive group:1 missing 1..]");
  }

  @Test
  @DisplayName("9.2 too many without a key become a gap of every group")
  void tooMany() {
    Scenario many = scenario("ann");
    for (int i = 0; i <= KeyIndex.BOUND; i++) {
      many.fact("export", "2014-12-04T10:00:00Z", "id=x" + i, "subject=?");
    }
    assertThat(told(many))
        .isEqualTo(
            "inconclusive [inconclusive group:1 too_many_unknown_keys 1..; "
                + "inconclusive group:2 possible 0..1001]");
  }
}
