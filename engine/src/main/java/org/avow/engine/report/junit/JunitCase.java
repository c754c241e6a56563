package org.avow.engine.report.junit;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.policy.Outcome;
import org.avow.engine.report.FindingGroup;
import org.avow.engine.report.MissingProof;
import org.avow.engine.report.Phrases;
import org.avow.engine.report.Places;
import org.avow.engine.report.WaiverText;
import org.avow.engine.verdict.document.DocumentFinding;
import org.avow.engine.verdict.document.DocumentRule;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * A rule as a test case. Immutable.
 *
 * @param type severity of a failure, else the outcome
 * @param message one line
 * @param details the findings that stand in the document
 */
record JunitCase(String name, Kind kind, String type, String message, String details) {

  /** What a build server makes of it. */
  enum Kind {
    PASSED(""),
    FAILURE("failure"),
    ERROR("error"),
    SKIPPED("skipped");

    private final String element;

    Kind(String element) {
      this.element = element;
    }

    /** The element that says so; a passed case has none. */
    String element() {
      return element;
    }
  }

  static JunitCase of(VerdictDocument verdict, DocumentRule rule) {
    return new JunitCase(
        rule.name().rule(), kind(rule), type(rule), message(rule), details(verdict, rule));
  }

  private static Kind kind(DocumentRule rule) {
    return switch (rule.outcome()) {
      case FAIL -> rule.blocks() ? Kind.FAILURE : Kind.SKIPPED;
      case INCONCLUSIVE -> rule.blocks() ? Kind.ERROR : Kind.SKIPPED;
      case PENDING, NOT_APPLICABLE -> Kind.SKIPPED;
      case PASS -> Kind.PASSED;
    };
  }

  private static String type(DocumentRule rule) {
    return rule.outcome() == Outcome.FAIL ? rule.severity().word() : rule.outcome().word();
  }

  private static String message(DocumentRule rule) {
    String judged = Phrases.judged(rule);
    String message =
        switch (rule.outcome()) {
          case FAIL, INCONCLUSIVE -> rule.blocks() ? judged : judged + "; " + unblocked(rule);
          case PENDING -> rule.preview().isPresent() ? judged : "not due yet: " + judged;
          case PASS, NOT_APPLICABLE -> judged;
        };
    return rule.outcome().word() + ": " + message;
  }

  private static String unblocked(DocumentRule rule) {
    return rule.waivedCount() > 0 ? "waived" : "does not block under this profile";
  }

  private static String details(VerdictDocument verdict, DocumentRule rule) {
    List<String> lines = new ArrayList<>();
    for (FindingGroup group : FindingGroup.of(rule.result().findings())) {
      lines.add(Places.list(group.places()) + ": " + group.message());
      if (!group.details().isEmpty()) {
        lines.add("    " + group.details());
      }
      group
          .waived()
          .ifPresent(
              id ->
                  lines.add(
                      "    waived by "
                          + id
                          + WaiverText.justification(verdict, id).map(w -> ": " + w).orElse("")));
    }
    long more = rule.result().findingCount() - rule.result().findings().size();
    if (more > 0) {
      lines.add("… and " + Phrases.number(more) + " more");
    }
    if (rule.outcome() == Outcome.FAIL) {
      rule.fix().ifPresent(fix -> lines.add("Fix: " + fix));
    }
    List<DocumentFinding> unproved =
        rule.result().findings().stream()
            .filter(finding -> finding.outcome() == Outcome.INCONCLUSIVE)
            .toList();
    MissingProof.of(verdict, unproved)
        .lines()
        .forEach(line -> lines.add(line.label() + ": " + line.text()));
    return lines.isEmpty() ? "" : "\n" + String.join("\n", lines) + "\n";
  }
}
