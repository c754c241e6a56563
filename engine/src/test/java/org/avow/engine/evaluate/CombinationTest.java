package org.avow.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Term;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Requirement;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code all} and {@code any} (semantics 4.9, 6.1). */
final class CombinationTest {
  private static final TextFile FILE = new TextFile("policy.yaml", "0123456789");

  private static final LeafResult FAIL = LeafResult.FAIL;
  private static final LeafResult LATE = LeafResult.FAIL.late(7);
  private static final LeafResult LATER = LeafResult.FAIL.late(9);
  private static final LeafResult DOUBT = LeafResult.of(Outcome.INCONCLUSIVE, Reason.UNKNOWN);
  private static final LeafResult SOON = LeafResult.pending(100);
  private static final LeafResult LONG = LeafResult.pending(200);
  private static final LeafResult FOREVER = LeafResult.pending(Long.MAX_VALUE);

  private static LeafResult combined(boolean all, LeafResult... results) {
    Map<Requirement, LeafResult> leaves = new LinkedHashMap<>();
    for (LeafResult result : results) {
      Span span = new Span(FILE, leaves.size(), leaves.size() + 1);
      Term term = new Term.Constant(Value.Bool.TRUE, Type.Scalar.BOOL, span);
      leaves.put(new Requirement.Condition(new Expression(term), span), result);
    }
    List<Requirement> members = List.copyOf(leaves.keySet());
    Requirement form =
        all
            ? new Requirement.All(members, FILE.whole())
            : new Requirement.Any(members, FILE.whole());
    return form.accept(
        new Combination(leaf -> Optional.ofNullable(leaves.get(leaf)).orElseThrow()));
  }

  private static LeafResult all(LeafResult... results) {
    return combined(true, results);
  }

  private static LeafResult any(LeafResult... results) {
    return combined(false, results);
  }

  @Test
  @DisplayName("4.9 all takes the worst, any the best; only what decides gives reasons")
  void outcomes() {
    assertThat(all(LeafResult.PASS, DOUBT, FAIL)).isEqualTo(FAIL);
    assertThat(all(LeafResult.PASS, SOON, DOUBT)).isEqualTo(DOUBT);
    assertThat(all(LeafResult.PASS, LeafResult.PASS)).isEqualTo(LeafResult.PASS);
    assertThat(any(LeafResult.PASS, DOUBT, FAIL)).isEqualTo(LeafResult.PASS);
    assertThat(any(SOON, DOUBT, FAIL)).isEqualTo(SOON);
    assertThat(any(DOUBT, FAIL)).isEqualTo(DOUBT);
    Set<Reason> both = EnumSet.of(Reason.UNKNOWN, Reason.TIE);
    assertThat(all(DOUBT, LeafResult.of(Outcome.INCONCLUSIVE, Reason.TIE)))
        .isEqualTo(LeafResult.of(Outcome.INCONCLUSIVE, both));
  }

  @Test
  @DisplayName("4.9 the due date is the earliest for all, the latest for any")
  void dues() {
    assertThat(all(LONG, SOON, LeafResult.PASS).due()).contains(100L);
    assertThat(any(LONG, SOON, FAIL).due()).contains(200L);
    assertThat(all(SOON, FOREVER).due()).contains(100L);
    assertThat(any(SOON, FOREVER).due()).isEmpty();
  }

  @Test
  @DisplayName("4.6, 4.9 late is what is met after all: everything for all, something for any")
  void lates() {
    assertThat(all(LATE, LATER).lateSince()).contains(9L);
    assertThat(all(LATE, FAIL)).isEqualTo(FAIL);
    assertThat(any(LATE, LATER).lateSince()).contains(7L);
    assertThat(any(LATE, FAIL).lateSince()).contains(7L);
  }

  @Test
  @DisplayName(
      "3.3 where the scope is unknown an accusation becomes a doubt, and nothing else does")
  void doubtfulScope() {
    LeafResult[] others = {LeafResult.PASS, SOON, DOUBT};
    assertThat(Arrays.stream(others).map(r -> r.inDoubtfulScope(false))).containsExactly(others);
    assertThat(LATE.inDoubtfulScope(false))
        .isEqualTo(LeafResult.of(Outcome.INCONCLUSIVE, Reason.SCOPE_UNKNOWN));
    assertThat(FAIL.inDoubtfulScope(true))
        .isEqualTo(LeafResult.of(Outcome.INCONCLUSIVE, Reason.UNREADABLE, Reason.SCOPE_UNKNOWN));
  }
}
