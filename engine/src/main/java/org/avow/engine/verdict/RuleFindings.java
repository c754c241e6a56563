package org.avow.engine.verdict;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.FindingBatch;
import org.avow.engine.evaluate.RuleReport;
import org.avow.engine.policy.Parameter;

/** The findings of one rule: what its verdict shows and counts of them. Mutable, for one thread. */
final class RuleFindings {
  private final RuleName name;
  private final RuleReport report;
  private final List<Parameter> parameters;
  private final FindingWriter writer;
  private final WaiverMatching waivers;
  private final Remainder remainder;
  private final List<FindingEntry> shown = new ArrayList<>();
  private final List<FindingEntry> previewed = new ArrayList<>();

  /**
   * @param parameters of the rule's policy
   */
  RuleFindings(
      RuleName name,
      RuleReport report,
      List<Parameter> parameters,
      StandIns standIns,
      WaiverMatching waivers) {
    this.name = name;
    this.report = report;
    this.parameters = parameters;
    this.writer = new FindingWriter(report.rule(), parameters, standIns);
    this.waivers = waivers;
    this.remainder = new Remainder(report);
  }

  /** Has all findings written; nothing is known of them before the file is finished. */
  void write(FindingsFile file) {
    Iterator<FindingBatch> batches = report.findings().batches(RuleVerdict.FINDINGS);
    long count = 0;
    while (batches.hasNext()) {
      FindingBatch batch = batches.next();
      if (count < RuleVerdict.FINDINGS || file.isAlone() || waivers.concern(name)) {
        file.then(() -> batch.forEach(finding -> add(finding, file)));
      } else {
        file.add(name, report.rule(), parameters, batch);
      }
      count += batch.size();
    }
    // Written after the findings, so that ordinals follow the canonical findings.
    report.preview().ifPresent(preview -> file.then(() -> preview(preview)));
  }

  private void add(Finding finding, FindingsFile file) {
    FindingEntry entry = writer.write(finding);
    file.write(name, entry);
    FindingEntry marked = remainder.add(waivers.mark(name, entry));
    if (shown.size() < RuleVerdict.FINDINGS) {
      shown.add(marked);
    }
  }

  private void preview(RuleReport preview) {
    for (Finding finding : preview.findings()) {
      FindingEntry entry = writer.write(finding);
      if (previewed.size() < RuleVerdict.FINDINGS) {
        previewed.add(entry);
      }
    }
  }

  RuleName name() {
    return name;
  }

  RuleReport report() {
    return report;
  }

  /** The first ones in canonical order, with the marks of waivers. */
  List<FindingEntry> shown() {
    return shown;
  }

  /** What the preview shows. */
  List<FindingEntry> previewed() {
    return previewed;
  }

  /** What waivers leave of them. */
  Remainder remainder() {
    return remainder;
  }
}
