package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Manifest.SourceEntry;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.check.ManifestCheck;
import org.avow.engine.source.FileSupply;
import org.avow.engine.value.Timestamps;

/** Reads the evidence that a manifest names, and maps it to facts by the feeds of the packs. */
public final class EvidenceReader {
  private EvidenceReader() {}

  /**
   * Reads all sources. What evidence holds, or that it is missing, is never an error: it stands in
   * the result. A manifest that names unknown feeds, streams or formats, or paths outside its root,
   * is one; then nothing is read, and the result is empty.
   *
   * @param supply where the files are found
   * @param diagnostics takes errors and warnings about the manifest
   */
  public static Evidence read(
      Manifest manifest, FileSupply supply, Pack pack, Question question, Diagnostics diagnostics) {
    ManifestCheck.check(manifest, pack, diagnostics);
    if (diagnostics.hasErrors()) {
      return new Evidence(List.of());
    }
    List<SourcePlan> plans = new ArrayList<>();
    for (SourceEntry entry : manifest.sources()) {
      plans.add(SourcePlan.of(entry, supply, pack, diagnostics));
    }
    if (diagnostics.hasErrors()) {
      return new Evidence(List.of());
    }
    List<SourceEvidence> sources = new ArrayList<>();
    for (SourcePlan plan : plans) {
      sources.add(plan.read(pack.vocabulary(), question));
    }
    warnIfTooEarly(manifest, sources, question.asOf(), diagnostics);
    return new Evidence(sources);
  }

  private static void warnIfTooEarly(
      Manifest manifest, List<SourceEvidence> sources, long asOf, Diagnostics diagnostics) {
    boolean any = sources.stream().anyMatch(source -> !source.facts().isEmpty());
    boolean later =
        sources.stream()
            .flatMap(source -> source.facts().stream())
            .map(Fact::at)
            .allMatch(at -> at.earliest() > asOf);
    if (any && later && !diagnostics.has(Code.AS_OF_BEFORE_EVIDENCE)) {
      diagnostics.add(
          Code.AS_OF_BEFORE_EVIDENCE,
          manifest.span(),
          "the as-of instant `" + Timestamps.formatInstant(asOf) + "` is before all evidence",
          "nothing of it exists for the verdict; ask for a later instant with `--as-of`");
    }
  }
}
