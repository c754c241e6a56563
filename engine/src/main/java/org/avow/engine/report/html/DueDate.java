package org.avow.engine.report.html;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.avow.engine.policy.Outcome;
import org.avow.engine.report.Phrases;
import org.avow.engine.verdict.document.DocumentClause;
import org.avow.engine.verdict.document.DocumentFinding;
import org.avow.engine.verdict.document.DocumentRule;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * Something that is due. Immutable.
 *
 * @param instant in nanoseconds since 1970
 * @param when as people read it
 * @param what is due
 * @param outcome of it as it stands
 */
record DueDate(long instant, String when, String what, Optional<Outcome> outcome) {
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;
  private static final int FINDINGS = 20;

  /** What the verdict says is due, and when, in order. */
  static List<DueDate> of(VerdictDocument verdict) {
    List<DueDate> dates = new ArrayList<>();
    for (DocumentClause clause : verdict.clauses()) {
      promised(clause)
          .or(clause::due)
          .ifPresent(
              instant ->
                  dates.add(
                      new DueDate(
                          instant,
                          clause.promisedBy().orElse(when(instant)),
                          clause.id() + ": “" + clause.quote() + "”",
                          clause.outcome())));
    }
    for (DocumentRule rule : verdict.rules()) {
      rule.result().findings().stream()
          .filter(finding -> finding.due().isPresent() && rule.preview().isEmpty())
          .limit(FINDINGS)
          .forEach(finding -> dates.add(of(rule, finding)));
    }
    dates.sort(Comparator.comparingLong(DueDate::instant).thenComparing(DueDate::what));
    return dates;
  }

  private static DueDate of(DocumentRule rule, DocumentFinding finding) {
    long instant = finding.due().orElse(0L);
    return new DueDate(
        instant,
        when(instant),
        rule.name() + ": " + finding.message(),
        Optional.of(finding.outcome()));
  }

  /** The last instant of a day is that day. */
  private static String when(long instant) {
    return Math.floorMod(instant + 1, DAY) == 0
        ? "end of " + Phrases.instant(instant + 1 - DAY)
        : Phrases.instant(instant);
  }

  /** The end of the day as written, if it is a day. */
  private static Optional<Long> promised(DocumentClause clause) {
    return clause.promisedBy().flatMap(DueDate::endOfDay);
  }

  private static Optional<Long> endOfDay(String text) {
    try {
      long second = LocalDate.parse(text).plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
      return Optional.of(Math.multiplyExact(second, SECOND) - 1);
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
