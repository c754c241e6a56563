package org.avow.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.check.PackLoader;
import org.avow.engine.text.TextFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Leaves, their keys, and the lanes they share (semantics 9.1). */
final class PlannerTest {
  private static final String PACK =
      """
      vocabulary: cloud
      types:
        consent:
          kind: event
          id: [id]
          fields:
            id: { type: string, personal: false }
            subject: { type: string, personal: true }
            service: { type: string, personal: false, default: all }
        collection:
          kind: event
          fields:
            subject: { type: string, personal: true }
            service: { type: string, personal: false }
      ---
      policy: consent
      title: Consent comes first
      severity: high
      rules:
        - rule: one
          for: collection as c
          require:
            exists: consent
            where: REQUIRE
        - rule: world
          require: { exists: consent, where: "consent.service == 'x'" }
        - rule: both
          for: collection
          require:
            any:
              - collection.service == 'find'
              - { none: consent, where: consent.subject == collection.subject }
              - { count: consent, at_most: 3, where: collection.service == consent.subject }
        - rule: few
          for: collection
          per: [collection.subject]
          at_most: 3
      """;

  private static Plan plan(String where) {
    String text = PACK.replace("REQUIRE", '"' + where + '"');
    Pack pack = PackLoader.load(List.of(new TextFile("pack.yaml", text)));
    Planner planner = new Planner();
    pack.policies().forEach(p -> p.rules().forEach(rule -> planner.add(p, rule)));
    return planner.plan();
  }

  private static List<String> told(Plan plan) {
    return plan.lanes().stream().map(PlannerTest::told).toList();
  }

  private static String told(Lane lane) {
    return lane.judged().map(Object::toString).orElse("world")
        + lane.key().stream().map(f -> f.name()).toList()
        + lane.leaves().stream()
            .map(
                leaf ->
                    leaf.rule().id()
                        + leaf.key().stream().map(join -> join.candidate().name()).toList()
                        + (leaf.broadcast() ? "!" : ""))
            .collect(Collectors.joining(" ", ": ", ""));
  }

  @Test
  @DisplayName("9.1 lanes share judged type and key")
  void lanes() {
    assertThat(told(plan("consent.subject == c.subject")))
        .containsExactly(
            "collection[subject]: one[subject] both[subject]",
            "world[]: world[]",
            "collection[]: both[]",
            "collection[service]: both[subject]",
            "collection[]: few[]");
  }

  @Test
  @DisplayName("9.1 top-level equalities are keys, in the order of the judged fields")
  void keys() {
    assertThat(told(plan("c.service == consent.service && consent.subject == c.subject")).get(0))
        .isEqualTo("collection[subject, service]: one[subject, service]");
    assertThat(told(plan("consent.subject == c.subject && c.service != consent.service")).get(0))
        .isEqualTo("collection[subject]: one[subject] both[subject]");
  }

  @Test
  @DisplayName(
      "9.1 an equality under ||, or of more than fields, gives no key: the leaf is broadcast")
  void broadcast() {
    assertThat(told(plan("consent.subject == c.subject || consent.service == 'x'")))
        .contains("collection[]: one[]! both[]");
    assertThat(told(plan("c.subject + 'x' == consent.subject")))
        .contains("collection[]: one[]! both[]");
  }
}
