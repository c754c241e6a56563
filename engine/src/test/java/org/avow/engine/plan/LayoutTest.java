package org.avow.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.avow.engine.plan.Obstacle.Kind;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.check.PackLoader;
import org.avow.engine.text.TextFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which rules wait until all is read, what their facts are divided by, and why not. */
final class LayoutTest {
  private static final String VOCABULARY =
      """
      vocabulary: shop
      types:
        sale:
          kind: event
          id: [sale]
          fields:
            sale: { type: string, personal: false }
            customer: { type: string, personal: true }
            till: { type: string, personal: false }
            amount: { type: double }
        refund:
          kind: event
          fields:
            customer: { type: string, personal: true }
            till: { type: string, personal: false }
            amount: { type: double }
        visit:
          kind: event
          fields:
            customer: { type: string, personal: true }
            door: { type: string, personal: false }
          derive:
            next_at: { next: [door] }
        receipt:
          kind: event
          fields:
            till: { type: string, personal: false }
          derive:
            shop: receipt.till + '!'
        entry:
          kind: event
          sequence: number
          fields:
            number: { type: int }
        shelf:
          kind: state
          id: [shelf]
          fields:
            shelf: { type: string, personal: false }
      ---
      policy: shop
      title: A shop
      severity: low
      rules:
      """;

  /**
   * A case.
   *
   * @param rules of the policy
   * @param waits why the rules wait until all is read, in order
   * @param undivided why facts are judged in one part, in order
   */
  private record Expected(String rules, List<Obstacle> waits, List<Obstacle> undivided) {}

  static Stream<Expected> cases() {
    return Stream.of(
        one("{ rule: a, for: sale, require: sale.amount > 1.0 }", List.of(), List.of()),
        one(
            "{ rule: a, require: { exists: sale } }",
            List.of(of(Kind.WORLD)),
            List.of(of(Kind.WORLD, "shop/a"))),
        one(
            "{ rule: a, for: shelf, require: shelf.shelf != '' }",
            List.of(of(Kind.STATE_TYPE, "shelf")),
            List.of(of(Kind.STATE_TYPE, "shelf"))),
        one(
            "{ rule: a, for: entry, require: entry.number > 1 }",
            List.of(of(Kind.SEQUENCE, "entry", "number")),
            List.of(of(Kind.SEQUENCE, "entry", "number"))),
        one(
            "{ rule: a, for: sale, require: { none: refund } }",
            List.of(of(Kind.RELATION, "refund")),
            List.of(of(Kind.NO_CONDITION, "shop/a"))),
        one(
            "{ rule: a, for: sale, require: { none: refund, where: refund.till > sale.till } }",
            List.of(of(Kind.RELATION, "refund")),
            List.of(of(Kind.NO_EQUALITY, "shop/a"))),
        one(
            "{ rule: a, for: sale, require: { none: refund, where: refund.till == sale.till } }",
            List.of(of(Kind.RELATION, "refund")),
            List.of()),
        one(
            "{ rule: a, for: sale, per: [sale.till], at_most: 3 }",
            List.of(of(Kind.GROUP)),
            List.of()),
        one(
            "{ rule: a, for: sale, per: [day(sale.at)], at_most: 3 }",
            List.of(of(Kind.GROUP)),
            List.of(of(Kind.COMPUTED_GROUP, "shop/a"))),
        one(
            "{ rule: a, for: sale, per: [sale.till, size(sale.till)], at_most: 3 }",
            List.of(of(Kind.GROUP)),
            List.of(of(Kind.UNCERTAIN_KEY, "shop/a"))),
        one(
            "{ rule: a, for: sale, per: [sale.till, day(sale.at)], at_most: 3 }",
            List.of(of(Kind.GROUP)),
            List.of()),
        one(
            "{ rule: a, for: receipt, require: receipt.till != '' }",
            List.of(of(Kind.COMPUTED_FIELD, "receipt", "shop")),
            List.of()),
        one(
            "{ rule: a, for: receipt, per: [receipt.shop], at_most: 3 }",
            List.of(of(Kind.GROUP), of(Kind.COMPUTED_FIELD, "receipt", "shop")),
            List.of(of(Kind.DERIVED_KEY, "receipt", "shop"))),
        one(
            "{ rule: a, for: visit, require: has(visit.next_at) }",
            List.of(of(Kind.NEIGHBOUR_FIELD, "visit", "next_at")),
            List.of()),
        one(
            "{ rule: a, for: visit, require: { exists: sale, where: sale.customer == visit.customer } }",
            List.of(of(Kind.RELATION, "sale")),
            List.of(of(Kind.NEIGHBOUR_KEY, "visit", "customer", "next_at"))),
        new Expected(
            """
              - { rule: a, for: sale, require: { none: refund, where: refund.till == sale.till } }
              - { rule: b, for: sale, require: { none: refund, where: refund.customer == sale.customer } }
            """,
            List.of(of(Kind.RELATION, "refund"), of(Kind.RELATION, "refund")),
            List.of(of(Kind.NO_SHARED_FIELD))));
  }

  private static Expected one(String rule, List<Obstacle> waits, List<Obstacle> undivided) {
    return new Expected("  - " + rule + "\n", waits, undivided);
  }

  private static Obstacle of(Kind kind, Object... names) {
    return Obstacle.of(kind, names);
  }

  private static Layout layout(String rules) {
    Pack pack = PackLoader.load(List.of(new TextFile("pack.yaml", VOCABULARY + rules)));
    List<Planned> planned = new ArrayList<>();
    pack.policies().forEach(p -> p.rules().forEach(rule -> planned.add(new Planned(p, rule))));
    return Layout.of(planned);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatStandsInTheWay(Expected expected) {
    Layout layout = layout(expected.rules());
    assertThat(layout.kept().stream().flatMap(kept -> kept.obstacles().stream()).toList())
        .isEqualTo(expected.waits());
    assertThat(layout.components().stream().flatMap(c -> c.obstacles().stream()).toList())
        .isEqualTo(expected.undivided());
    assertThat(layout.components())
        .allMatch(component -> component.divisible() == component.obstacles().isEmpty());
    assertThat(layout.single().isEmpty()).isEqualTo(!expected.waits().isEmpty());
  }

  /** Code stands in files of its own; the golden plan of a pack in DRL shows it. */
  @Test
  void everyObstacleHasItsCase() {
    Set<Kind> shown = EnumSet.of(Kind.CODE);
    cases()
        .flatMap(c -> Stream.concat(c.waits().stream(), c.undivided().stream()))
        .forEach(obstacle -> shown.add(obstacle.kind()));
    assertThat(shown).containsExactlyInAnyOrder(Kind.values());
  }

  @Test
  void readsWhatIsNeededOfFactsThatAreForgottenAndAllThatIsGivenOfThoseKept() {
    Layout layout =
        layout(
            """
              - { rule: a, for: sale, require: sale.amount > 1.0 }
              - { rule: b, for: visit, require: { exists: refund, where: refund.customer == visit.customer } }
            """);
    assertThat(reads(layout))
        .containsExactly("sale: [at, sale, amount]", "visit: [at, customer, door]");
  }

  private static List<String> reads(Layout layout) {
    return Stream.concat(
            layout.single().keySet().stream(), layout.components().get(0).types().stream().limit(1))
        .map(
            type ->
                type.name()
                    + ": "
                    + new TreeSet<>(layout.reads(type))
                        .stream().map(slot -> type.fields().get(slot).name()).toList())
        .toList();
  }

  /** Of the neighbour's instant come its key, of the message its holes. */
  @Test
  void knowsTheFieldsThatLeavesNeed() {
    Layout layout =
        layout(
            """
              - rule: a
                for: visit
                require: { none: refund, where: refund.till == visit.customer, before: visit.next_at }
                message: "${visit.door}"
            """);
    List<Leaf> leaves =
        layout.components().get(0).lanes().stream().flatMap(l -> l.leaves().stream()).toList();
    assertThat(FieldUse.of(leaves).toString())
        .isEqualTo("{visit=[at, customer, door, next_at], refund=[at, till]}");
  }
}
