package org.avow.engine.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.avow.engine.policy.Outcome.FAIL;
import static org.avow.engine.policy.Outcome.INCONCLUSIVE;
import static org.avow.engine.policy.Outcome.NOT_APPLICABLE;
import static org.avow.engine.policy.Outcome.PASS;
import static org.avow.engine.policy.Outcome.PENDING;
import static org.avow.engine.policy.RuleSeverity.CRITICAL;
import static org.avow.engine.policy.RuleSeverity.HIGH;
import static org.avow.engine.policy.RuleSeverity.LOW;

import java.util.List;
import org.avow.engine.policy.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class FoldingTest {

  @Test
  @DisplayName("6.1, 6.2: a clause is the worst of everything that keeps it")
  void worst() {
    Folded given = new Folded().clause("c");
    for (Outcome outcome : List.of(NOT_APPLICABLE, PASS, PENDING, INCONCLUSIVE, FAIL)) {
      given.rule("p-" + outcome.word(), "r", LOW, outcome, "c");
      assertThat(clauses(given)).containsExactly("c: " + outcome.word());
      assertThat(given.fold().outcome())
          .isEqualTo(outcome == NOT_APPLICABLE ? INCONCLUSIVE : outcome);
    }
  }

  @Test
  @DisplayName("6.2: what keeps another clause does not matter")
  void ownRulesOnly() {
    assertThat(
            clauses(
                new Folded()
                    .clause("a")
                    .clause("b")
                    .rule("p", "r", LOW, PASS, "a")
                    .rule("p", "s", LOW, FAIL, "b")))
        .containsExactly("a: pass", "b: fail");
  }

  @Test
  @DisplayName("6.2: not selected, no policy, not checkable")
  void withoutOutcome() {
    Folded given =
        new Folded()
            .clause("half")
            .clause("broken")
            .clause("alone")
            .uncheckable("care")
            .rule("p", "r", LOW, PASS, "half")
            .unselected("q", "s", "half", "broken")
            .rule("t", "u", LOW, FAIL, "broken");
    assertThat(clauses(given))
        .containsExactly(
            "half: inconclusive, not_selected",
            "broken: fail, not_selected",
            "alone: inconclusive, no_policy",
            "care: not checkable");
    assertThat(given.letInconclusivePass().blockFrom(CRITICAL).fold().gate()).isEqualTo(Gate.PASS);
  }

  @Test
  @DisplayName("6.4: nothing judged is inconclusive, and no profile lets it pass")
  void nothingJudged() {
    for (Folded given :
        List.of(
            new Folded(),
            new Folded().rule("p", "r", LOW, NOT_APPLICABLE),
            new Folded().unscoped("p", "r", PASS))) {
      Folding fold = given.letInconclusivePass().blockFrom(CRITICAL).fold();
      assertThat(fold.nothingJudged()).isTrue();
      assertThat(fold.outcome()).isEqualTo(INCONCLUSIVE);
      assertThat(fold.gate()).isEqualTo(Gate.FAIL);
      assertThat(fold.broken()).isFalse();
    }
  }

  @Test
  @DisplayName("6.5: the gate reads rules at or above the profile's severity")
  void gate() {
    Folded given = new Folded().clause("c").rule("p", "r", HIGH, FAIL, "c");
    assertThat(gate(given)).isEqualTo("fail, broken");
    assertThat(gate(given.blockFrom(HIGH))).isEqualTo("fail, broken");
    assertThat(gate(given.blockFrom(CRITICAL))).isEqualTo("pass");
    assertThat(given.fold().outcome()).isEqualTo(FAIL);
  }

  @Test
  @DisplayName("6.5: inconclusive blocks where the profile says so; pending never does")
  void inconclusive() {
    Folded given = new Folded().clause("c").rule("p", "r", LOW, INCONCLUSIVE, "c");
    assertThat(gate(given)).isEqualTo("fail");
    assertThat(gate(given.letInconclusivePass())).isEqualTo("pass");
    assertThat(gate(new Folded().rule("p", "r", CRITICAL, PENDING))).isEqualTo("pass");
  }

  @Test
  @DisplayName("6.8: a part is never a pass of the whole; its gate reads what was chosen")
  void partial() {
    Folded given =
        new Folded()
            .clause("a")
            .clause("b")
            .rule("p", "r", LOW, PASS, "a")
            .unselected("p", "s", "b")
            .onlyRules("r");
    assertThat(given.fold().outcome()).isEqualTo(INCONCLUSIVE);
    assertThat(gate(given)).isEqualTo("pass");
    assertThat(clauses(given)).containsExactly("a: pass");
    assertThat(clauses(given.onlyClauses("b"))).containsExactly("b: inconclusive, not_selected");
  }

  private static String gate(Folded given) {
    Folding fold = given.fold();
    return fold.gate().word() + (fold.broken() ? ", broken" : "");
  }

  private static List<String> clauses(Folded given) {
    return given.fold().clauses().stream()
        .map(
            c ->
                c.clause().id()
                    + ": "
                    + c.outcome().map(Outcome::word).orElse("not checkable")
                    + c.reason().map(reason -> ", " + reason.word()).orElse(""))
        .toList();
  }
}
