package org.avow.engine.verdict;

import java.util.List;
import org.avow.engine.policy.Pack;

/**
 * The waivers of a verdict. Immutable.
 *
 * @param entries in order of id
 * @param documents the files that they come from, in order of path
 * @param gateBefore what the gate would say without any of them
 */
public record WaiverSummary(
    List<WaiverVerdict> entries, List<Pack.DocumentDigest> documents, Gate gateBefore) {
  public WaiverSummary {
    entries = List.copyOf(entries);
    documents = List.copyOf(documents);
  }
}
