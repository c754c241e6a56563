package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.FactType;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Manifest.SourceEntry;
import org.avow.engine.policy.Pack;
import org.avow.engine.source.FileSupply;

/**
 * How a source of a manifest is read. Immutable.
 *
 * @param feed its id
 * @param files how many there are
 * @param detour why they are read in full
 * @param problem why there are too few
 */
public record SourceOutline(
    SourceEntry entry, String feed, int files, Optional<Detour> detour, Optional<String> problem) {

  /**
   * The outlines of all sources; none if the manifest is not in order. Nothing of the files is
   * read.
   *
   * @param supply where the files are found
   * @param reads the slots that are read of every type
   * @param diagnostics takes errors and warnings about the manifest
   */
  public static List<SourceOutline> of(
      Manifest manifest,
      FileSupply supply,
      Pack pack,
      Function<FactType, Set<Integer>> reads,
      Diagnostics diagnostics) {
    return EvidenceReader.plans(manifest, supply, pack, diagnostics).stream()
        .map(plan -> of(plan, reads))
        .toList();
  }

  private static SourceOutline of(SourcePlan plan, Function<FactType, Set<Integer>> reads) {
    List<Detour> detours = new ArrayList<>();
    plan.lines(reads, detours::add);
    return new SourceOutline(
        plan.entry(),
        plan.entry().feed().orElse(SourcePlan.FACTS),
        plan.files().files().size(),
        detours.stream().findFirst(),
        plan.files().problem());
  }
}
