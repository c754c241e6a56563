package org.avow.engine.plan.drools.drl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.avow.engine.Avow;
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.diagnostic.Severity;
import org.avow.engine.diagnostic.Snippet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a file of DRL, it is refused with diagnostics, or judges. */
final class DrlFuzzTest {
  private static final int ROUNDS = 120;

  private static final String SEED =
      """
      package fuzz
      import java.util.List
      function int twice(int n) { return 2 * n; }

      rule "burst" @keeps("careful") @severity(high) @per(actor) @lookback(P1D)
      when
        $e : export( $a : actor, rows > 0, store != "x" )
        accumulate( review( actor == $a, this after[0s,1h] $e, $id : event_id ); $n : count($id) )
      then
        if ($n > twice(1)) { report.fail($e, "${actor} " + $n); } else { report.pass($e); }
      end

      rule "seen" @of("burst") salience 5
      when
        $e : export( tags contains "a" ) over window:time(10m)
        not review( actor == $e.actor ) /* none */
        exists bucket( open == true ) // one
      then
        report.inconclusive($e, "tags");
      end
      """;

  private static final List<String> TOKENS =
      List.of(
          "(",
          ")",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          ";",
          ",",
          ":",
          "$",
          "@",
          "@per(",
          "@reads(x.y)",
          "when",
          "then",
          "end",
          "rule \"r\"",
          "not ",
          "exists ",
          "forall(",
          "accumulate(",
          "over ",
          "window:time(1s)",
          "from ",
          "collect(",
          "export",
          "exprt(",
          "declare X end",
          "query q()",
          "global int g",
          "/*",
          "*/",
          "//",
          "\\",
          "\u0000",
          "\uFEFF",
          "\u2028",
          "é",
          "😀",
          "null",
          "==",
          "&&",
          "99999999999999999999",
          "-1",
          "\n",
          "eval(true)",
          "dialect \"mvel\"",
          "timer(1s)");

  @TempDir Path root;

  @Test
  void mutatedRulesAreRefusedOrJudge() throws IOException {
    Random random = new Random(20141215);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String drl = mutated(random);
      try {
        refused += accepted(drl) ? 0 : 1;
      } catch (RuntimeException | StackOverflowError | LinkageError e) {
        throw new AssertionError("round " + round + ":\n" + drl, e);
      }
    }
    assertThat(refused).isBetween(ROUNDS / 4, ROUNDS - 1);
  }

  private boolean accepted(String drl) throws IOException {
    DrlPack pack = DrlPack.of(root, drl);
    try {
      Avow.test(pack.load());
      pack.mismatches(
          "- export: { event_id: e1, actor: ann, rows: 1, at: 2014-11-10T10:00:00Z }\n",
          "verdict: fail\n");
      return true;
    } catch (InvalidDocumentsException e) {
      e.diagnostics().forEach(Snippet::of);
      assertThat(e.diagnostics()).anyMatch(each -> each.severity() == Severity.ERROR);
      assertThat(e.diagnostics())
          .allSatisfy(each -> assertThat(each.message()).doesNotContain("\n").isNotBlank());
      return false;
    }
  }

  private static String mutated(Random random) {
    StringBuilder text = new StringBuilder(SEED);
    int mutations = 1 + random.nextInt(2);
    for (int i = 0; i < mutations; i++) {
      int from = random.nextInt(text.length());
      int until = Math.min(text.length(), from + random.nextInt(8));
      String token = random.nextInt(4) == 0 ? "" : TOKENS.get(random.nextInt(TOKENS.size()));
      text.replace(from, random.nextBoolean() ? from : until, token);
    }
    return text.toString();
  }
}
