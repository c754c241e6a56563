package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestCommandTest {

  @TempDir Path folder;
  private Company company;

  @BeforeEach
  void found() {
    company = new Company(folder);
  }

  @Test
  void countsTheRulesThatLackACase() {
    assertThat(Run.of(folder, "test", "shop"))
        .isEqualTo(
            new Run(
                2,
                """
                Tests  there are no cases
                Rules  1 of 1 rule lacks a case
                       residency/at-home: no case expects fail, inconclusive, pass
                """,
                ""));
  }

  @Test
  void passesByNameAndByFolder() {
    company.write("policies/shop/tests.yaml", tests("fail", "late: false"));
    Run passed =
        new Run(
            0,
            """
            Tests  3 cases: all as expected
            Rules  1 rule: each has a passing, a failing and an inconclusive case
            """,
            "");
    assertThat(Run.of(folder, "test", "shop")).isEqualTo(passed);
    assertThat(Run.of(folder, "test", "policies/shop")).isEqualTo(passed);
    assertThat(Run.of(folder, "test", "--policies", "policies", "shop")).isEqualTo(passed);
  }

  @Test
  void showsWhatCameOutInstead() {
    company.write("policies/shop/tests.yaml", tests("pass", "counts: { pass: 2 }"));
    assertThat(Run.of(folder, "test", "shop"))
        .isEqualTo(
            new Run(
                1,
                """
                ✗ residency: abroad
                  shop/tests.yaml:15 at-home
                    expected  pass
                    came out  fail: store riga of owner #1 is in LV (violated)
                  shop/tests.yaml:15 at-home, number of pass
                    expected  2
                    came out  0
                  shop/tests.yaml:16 clause:at-home
                    expected  inconclusive
                    came out  fail
                  shop/tests.yaml:17 verdict
                    expected  pass
                    came out  fail

                Tests  3 cases: 1 not as expected
                Rules  1 of 1 rule lacks a case
                       residency/at-home: no case expects fail
                """,
                ""));
  }

  private static String tests(String outcome, String more) {
    boolean right = outcome.equals("fail");
    return """
        tests: residency
        cases:
          - case: at home
            as_of: 2014-12-15
            covers: { inventory: { at: 2014-12-15 } }
            facts:
              - store: { name: oslo, country: 'NO', owner: anna@mail.example }
            expect: { at-home: pass }
          - case: abroad
            as_of: 2014-12-15
            covers: { inventory: { at: 2014-12-15 } }
            facts:
              - store: { name: riga, country: LV, owner: bert@mail.example }
            expect:
              at-home: { outcome: OUTCOME, MORE }
              clause:at-home: CLAUSE
              verdict: GATE
          - case: nowhere
            as_of: 2014-12-15
            expect: { at-home: inconclusive }
        """
        .replace("OUTCOME", outcome)
        .replace("MORE", more)
        .replace("CLAUSE", right ? "fail" : "inconclusive")
        .replace("GATE", right ? "fail" : "pass");
  }
}
