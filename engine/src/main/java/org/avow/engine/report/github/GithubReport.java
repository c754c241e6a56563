package org.avow.engine.report.github;

import java.nio.charset.StandardCharsets;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.RuleSeverity;
import org.avow.engine.report.FindingGroup;
import org.avow.engine.report.Headline;
import org.avow.engine.report.Plain;
import org.avow.engine.verdict.document.DocumentFinding;
import org.avow.engine.verdict.document.DocumentRule;
import org.avow.engine.verdict.document.VerdictDocument;

/** A verdict as GitHub Actions' workflow commands: an annotation for each finding, one a line. */
public final class GithubReport {
  private GithubReport() {}

  /**
   * The annotations, then the verdict as a notice.
   *
   * @param folder of the evidence, relative to the repository; empty: it is the repository
   */
  public static byte[] render(VerdictDocument verdict, String folder) {
    StringBuilder out = new StringBuilder();
    for (DocumentRule rule : verdict.rules()) {
      for (DocumentFinding finding : rule.result().findings()) {
        if (finding.outcome() != Outcome.PENDING) {
          out.append(annotation(rule, finding, folder)).append('\n');
        }
      }
    }
    out.append("::notice title=Avow::").append(data(Headline.of(verdict))).append('\n');
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String annotation(DocumentRule rule, DocumentFinding finding, String folder) {
    Place place = finding.location();
    String path = folder.isEmpty() ? place.path() : folder + "/" + place.path();
    String message = FindingGroup.message(finding);
    String details = FindingGroup.details(finding, message);
    return "::"
        + level(rule, finding)
        + " file="
        + property(path)
        + ",line="
        + place.line()
        + ",col="
        + place.column()
        + ",title="
        + property(rule.name() + " (" + rule.severity().word() + ")")
        + "::"
        + data(details.isEmpty() ? message : message + "\n" + details);
  }

  /** What does not block is never an error. */
  private static String level(DocumentRule rule, DocumentFinding finding) {
    if (finding.waived().isPresent() || !rule.blocks()) {
      return "notice";
    }
    boolean error = finding.outcome() == Outcome.FAIL && rule.severity().reaches(RuleSeverity.HIGH);
    return error ? "error" : "warning";
  }

  private static String data(String text) {
    return Plain.of(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
