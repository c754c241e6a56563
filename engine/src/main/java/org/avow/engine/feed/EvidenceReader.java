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
    return read(manifest, supply, pack, question, diagnostics, Workers.all());
  }

  /**
   * Reads all sources.
   *
   * @param workers who shares the work
   */
  static Evidence read(
      Manifest manifest,
      FileSupply supply,
      Pack pack,
      Question question,
      Diagnostics diagnostics,
      Workers workers) {
    List<SourceEvidence> sources = new ArrayList<>();
    for (SourcePlan plan : plans(manifest, supply, pack, diagnostics)) {
      sources.add(plan.read(pack.vocabulary(), question, workers));
    }
    long least = sources.stream().mapToLong(EvidenceReader::least).min().orElse(Long.MAX_VALUE);
    warnIfTooEarly(manifest, least, question.asOf(), diagnostics);
    return new Evidence(sources);
  }

  /** The sources of a manifest; none if it, or one of them, is not in order. */
  static List<SourcePlan> plans(
      Manifest manifest, FileSupply supply, Pack pack, Diagnostics diagnostics) {
    ManifestCheck.check(manifest, pack, diagnostics);
    List<SourcePlan> plans = new ArrayList<>();
    if (!diagnostics.hasErrors()) {
      for (SourceEntry entry : manifest.sources()) {
        plans.add(SourcePlan.of(entry, supply, pack, diagnostics));
      }
    }
    return diagnostics.hasErrors() ? List.of() : plans;
  }

  /** The earliest instant at which a fact may lie; the greatest long if there is none. */
  static long least(SourceEvidence source) {
    long least = Long.MAX_VALUE;
    for (Fact fact : source.facts()) {
      least = Math.min(least, fact.at().earliest());
    }
    return least;
  }

  /**
   * @param least the earliest instant of any fact; the greatest long if there is none
   */
  static void warnIfTooEarly(Manifest manifest, long least, long asOf, Diagnostics diagnostics) {
    if (least != Long.MAX_VALUE && least > asOf && !diagnostics.has(Code.AS_OF_BEFORE_EVIDENCE)) {
      diagnostics.add(
          Code.AS_OF_BEFORE_EVIDENCE,
          manifest.span(),
          "the as-of instant `" + Timestamps.formatInstant(asOf) + "` is before all evidence",
          "nothing of it exists for the verdict; ask for a later instant with `--as-of`");
    }
  }
}
