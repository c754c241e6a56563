package org.avow.engine.plan.drools.drl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.avow.engine.Avow;
import org.avow.engine.policy.Pack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules in DRL see and say. */
final class DrlRulesTest {
  private static final String EXPORTS =
      """
      - export: { event_id: e1, actor: ann, rows: 1, at: 2014-11-10T10:00:00Z }
      - export: { event_id: e2, actor: ann, rows: 2, at: 2014-11-10T10:05:00Z }
      - export: { event_id: e3, actor: bob, rows: 3, at: 2014-11-10T10:10:00Z }
      - review: { event_id: r1, actor: ann, at: 2014-11-10T11:00:00Z }
      """;

  @TempDir Path root;

  private void holds(String drl, String facts, String expected) throws IOException {
    assertThat(DrlPack.of(root, drl).mismatches(facts, expected)).isEmpty();
  }

  @Test
  void notAndExistsSeeLaterFacts() throws IOException {
    holds(
        """
        rule "reviewed" @keeps("careful") @per(actor)
        when
          $e : export( $a : actor )
          exists review( actor == $a, this after $e )
        then
          report.pass($e);
        end

        rule "unreviewed" @of("reviewed")
        when
          $e : export( $a : actor )
          not review( actor == $a, this after $e )
        then
          report.fail($e, "${event_id} was never reviewed");
        end
        """,
        EXPORTS,
        """
        reviewed: { outcome: fail, counts: { pass: 2, fail: 1 }, messages: ["e3 was never reviewed"] }
        """);
  }

  @Test
  void forallAndAccumulateLookAtTheWholeCase() throws IOException {
    holds(
        """
        rule "small" @keeps("careful") @judges(export)
        when
          $e : export( event_id == "e1" )
          forall( $x : export() export( this == $x, rows < 3 ) )
        then
          report.pass($e);
        end

        rule "large" @of("small")
        when
          $e : export( event_id == "e1" )
          accumulate( export( $r : rows ); $sum : sum($r), $most : max($r); $most >= 3 )
        then
          report.fail($e, "all have " + $sum + " rows, one has " + $most);
        end
        """,
        EXPORTS,
        """
        small: { outcome: fail, counts: { fail: 1 }, messages: ["all have 6 rows, one has 3"] }
        """);
  }

  @Test
  void aWindowHoldsWhatIsLessOldThanItIsLong() throws IOException {
    String rule =
        """
        rule "rate" @keeps("careful") @judges(export)
        when
          $e : export()
          accumulate( export( this before[0s] $e ) over window:time(%s); $n : count() )
        then
          if ($n > 2) { report.fail($e, $n + " at once"); } else { report.pass($e); }
        end
        """;
    holds(rule.replace("%s", "10m"), EXPORTS, "rate: { outcome: pass, counts: { pass: 3 } }");
    holds(
        rule.replace("%s", "601s"),
        EXPORTS,
        "rate: { outcome: fail, counts: { pass: 2, fail: 1 }, messages: [\"3 at once\"] }");
  }

  @Test
  void absenceOverTimeWaitsForTheTime() throws IOException {
    String rule =
        """
        rule "soon" @keeps("careful")
        when
          $e : export( $a : actor )
          not review( actor == $a, this after[0s,%s] $e )
        then
          report.fail($e, "${event_id} was not reviewed in time");
        end

        rule "in time" @of("soon")
        when
          $e : export( $a : actor )
          exists review( actor == $a, this after[0s,%s] $e )
        then
          report.pass($e);
        end
        """;
    holds(
        rule.replace("%s", "57m"),
        EXPORTS,
        "soon: { outcome: fail, counts: { pass: 1, fail: 2 } }");
    holds(
        rule.replace("%s", "60d"),
        EXPORTS,
        "soon: { outcome: pass, counts: { pass: 2, fail: 0 } }");
  }

  @Test
  void personalValuesAreMaskedWhereverTheyStand() throws IOException {
    holds(
        """
        rule "masked" @keeps("careful") @per(actor)
        when
          $e : export( event_id == "e1" )
          $r : review()
        then
          report.fail($e, $e.getActor() + " is ${actor}, ${rows} ${store} ${took} ${nothing}, by " + $r.getActor());
        end
        """,
        EXPORTS,
        """
        masked:
          outcome: fail
          messages: ["actor #1 is actor #1, 1 (absent) (absent) ${nothing}, by actor #1"]
        """);
  }

  @Test
  void everyTypeOfFieldComesAsItsJavaType() throws IOException {
    holds(
        """
        package typed
        import avow.facts.*
        import java.time.Duration
        import static java.lang.Math.abs
        global org.avow.engine.plan.drools.drl.Report report

        function boolean quick(Duration took) { return took.compareTo(Duration.ofMinutes(1)) < 0; }

        rule "typed" @keeps("careful") dialect "mvel"
        when
          $e : export( tags contains "a", whole, share > 0.4, rows == 7, quick(took), asked.time < at.time,
                       store == "main", !has_store, has_tags )
        then
          report.pass($e);
        end
        """,
        """
        - export: { event_id: e1, tags: [a, b], whole: true, share: 0.5, rows: 7, took: PT5S, asked: 2014-11-09T10:00:00Z, at: 2014-11-10T10:00:00Z }
        """,
        "typed: { outcome: pass, counts: { pass: 1 } }");
  }

  @Test
  void theWorstReportOnAFactCounts() throws IOException {
    holds(
        """
        rule "worst" @keeps("careful")
        when
          $e : export( event_id == "e1" )
        then
          report.pass($e);
          report.fail($e, "second");
          report.pending($e, report.asOf(), "third");
          report.fail($e, "first");
        end
        """,
        EXPORTS,
        "worst: { outcome: fail, counts: { fail: 1, pass: 0 }, messages: [first] }");
  }

  /** What was due is not open any more, whatever the code says. */
  @Test
  void nothingIsPendingThatWasDue() throws IOException {
    holds(
        """
        rule "overdue" @keeps("careful")
        when
          $e : export( event_id == "e1" )
        then
          report.pending($e, report.asOf(), "still open");
        end
        """,
        EXPORTS,
        "overdue: { outcome: inconclusive, reasons: [code_failed], counts: { pending: 0 } }");
  }

  @Test
  void statesAreSeenAtTheJudgedInstant() throws IOException {
    holds(
        """
        rule "closed" @keeps("careful") @lookback(P1D)
        when
          $b : bucket( open == true )
        then
          report.fail($b, "${name} is open");
        end

        rule "closed, indeed" @of("closed")
        when
          $b : bucket( open == false )
        then
          report.pass($b);
        end
        """,
        """
        - bucket: { name: a, open: true, at: 2014-11-05T12:00:00Z }
        - bucket: { name: a, open: false }
        """,
        "closed: { outcome: fail, counts: { fail: 1, pass: 1 } }");
  }

  @Test
  void aRuleThatFiresTooOftenIsStopped() throws IOException {
    StringBuilder facts = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      facts.append("- export: { event_id: e").append(i).append(", at: 2014-11-10T10:00:00Z }\n");
    }
    holds(
        """
        rule "pairs" @keeps("careful")
        when
          $e : export()
          export()
        then
          report.pass($e);
        end
        """,
        facts.toString(),
        """
        pairs: { outcome: inconclusive, reasons: [code_failed], messages: ["the rule fired so often that it may never end"] }
        """);
  }

  @Test
  void threadsShareARuleBase() throws IOException {
    DrlPack pack =
        DrlPack.of(
            root,
            """
            rule "reviewed" @keeps("careful") @per(actor)
            when
              $e : export( $a : actor )
              accumulate( review( actor == $a ) over window:time(2d); $n : count() )
            then
              if ($n > 0) { report.pass($e); } else { report.fail($e, "${actor} is not reviewed"); }
            end
            """);
    assertThat(pack.mismatches(EXPORTS, "reviewed: { outcome: fail, counts: { fail: 3 } }"))
        .isEmpty();
    Pack loaded = pack.load();
    assertThat(IntStream.range(0, 16).parallel().mapToObj(i -> Avow.test(loaded)).distinct())
        .hasSize(1);
  }

  @Test
  void anImpreciseInstantCountsOnlyForRulesThatCompareInstants() throws IOException {
    String facts = "- export: { event_id: e1, actor: ann, rows: 1, at: 2014-11-10 }\n";
    String rule =
        """
        rule "any" @keeps("careful")
        when
          $e : export()
          export( %s )
        then
          report.pass($e);
        end
        """;
    holds(rule.replace("%s", "rows > 0"), facts, "any: pass");
    holds(
        rule.replace("%s", "this before[0s] $e"),
        facts,
        "any: { outcome: inconclusive, reasons: [unknown] }");
  }
}
