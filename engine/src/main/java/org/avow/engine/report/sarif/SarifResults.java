package org.avow.engine.report.sarif;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.policy.Outcome;
import org.avow.engine.report.FindingGroup;
import org.avow.engine.report.MissingProof;
import org.avow.engine.report.WaiverText;
import org.avow.engine.text.Sha256;
import org.avow.engine.value.Timestamps;
import org.avow.engine.verdict.Json;
import org.avow.engine.verdict.ShownValue;
import org.avow.engine.verdict.document.DocumentFinding;
import org.avow.engine.verdict.document.DocumentRule;
import org.avow.engine.verdict.document.VerdictDocument;

/** Findings as SARIF results. Mutable, for one thread and one log. */
final class SarifResults {
  private final VerdictDocument verdict;
  private final SarifRules rules;
  private final SarifLocations locations;
  private final Map<String, Integer> seen = new HashMap<>();

  SarifResults(VerdictDocument verdict, SarifRules rules, SarifLocations locations) {
    this.verdict = verdict;
    this.rules = rules;
    this.locations = locations;
  }

  /** A result for each finding, in canonical order. */
  Json elements() {
    List<Json> results = new ArrayList<>();
    for (DocumentRule rule : verdict.rules()) {
      rule.result().findings().forEach(finding -> results.add(result(rule, finding)));
    }
    return new Json.Elements(results);
  }

  private Json result(DocumentRule rule, DocumentFinding finding) {
    Outcome outcome = finding.outcome();
    return new Json.Builder()
        .put("ruleId", rule.name().toString())
        .put("ruleIndex", rules.index(rule.name()))
        .put("kind", kind(outcome))
        .put("level", outcome == Outcome.FAIL ? SarifRules.level(rule.severity()) : "none")
        .put("message", SarifReport.message(message(finding)))
        .put("locations", new Json.Elements(List.of(locations.location(finding.location()))))
        .putUnlessEmpty("relatedLocations", finding.gaps(), gap -> locations.location(gap.place()))
        .put("partialFingerprints", fingerprints(rule, finding))
        .putUnlessEmpty("suppressions", finding.waived().stream().toList(), this::suppression)
        .put("properties", properties(finding))
        .build();
  }

  /** SARIF 3.27.9; what passes is no finding. */
  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case FAIL -> "fail";
      case INCONCLUSIVE -> "open";
      case PENDING -> "informational";
      case PASS -> "pass";
      case NOT_APPLICABLE -> "notApplicable";
    };
  }

  private String message(DocumentFinding finding) {
    String message = FindingGroup.message(finding);
    List<String> parts = new ArrayList<>(List.of(message));
    String details = FindingGroup.details(finding, message);
    if (!details.isEmpty()) {
      parts.add(details);
    }
    if (finding.outcome() == Outcome.INCONCLUSIVE) {
      MissingProof.of(verdict, List.of(finding))
          .lines()
          .forEach(line -> parts.add(line.label() + ": " + line.text()));
    }
    return String.join("\n", parts);
  }

  /**
   * What stays the same when lines move: rule, outcome, source, and what identifies the fact, or
   * what is said of it where nothing does. Equal ones are numbered in canonical order.
   */
  private Json fingerprints(DocumentRule rule, DocumentFinding finding) {
    List<String> parts = new ArrayList<>();
    parts.add(rule.name().toString());
    parts.add(finding.outcome().word());
    parts.add(finding.location().source());
    parts.add(finding.subject().kind().word());
    parts.add(finding.subject().type().orElse(""));
    if (finding.subject().key().isEmpty()) {
      parts.add(finding.message());
      parts.add(finding.at().map(Timestamps::formatInstant).orElse(""));
    }
    for (ShownValue value : finding.subject().key()) {
      parts.add(value.expression());
      parts.add(value.text().orElse(value.lack().orElse("")));
    }
    StringBuilder identity = new StringBuilder();
    parts.forEach(part -> identity.append(part.length()).append(':').append(part));
    String digest = Sha256.of(identity.toString().getBytes(StandardCharsets.UTF_8)).hex();
    int number = seen.merge(digest, 1, Integer::sum);
    return new Json.Builder().put("avow/v1", digest + ":" + number).build();
  }

  private Json suppression(String waiver) {
    Optional<String> why = WaiverText.justification(verdict, waiver);
    return new Json.Builder()
        .put("kind", "external")
        .put("status", "accepted")
        .put("justification", why.orElse("waived by " + waiver))
        .build();
  }

  private static Json properties(DocumentFinding finding) {
    return new Json.Builder()
        .put("outcome", finding.outcome().word())
        .put("source", finding.location().source())
        .putUnlessEmpty("reasons", finding.reasons(), reason -> new Json.Text(reason.word()))
        .putIf("at", finding.at().map(Timestamps::formatInstant))
        .putIf("due", finding.due().map(Timestamps::formatInstant))
        .putIf("waived", finding.waived())
        .build();
  }
}
