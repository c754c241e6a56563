package org.avow.engine.survey;

import java.util.Map;
import java.util.TreeMap;
import org.avow.engine.fact.SourceEvidence;

/**
 * What became of the records of a source. Immutable.
 *
 * @param facts by type, in the order of names, before facts of one identity are merged
 * @param later facts that do not exist at the as-of instant yet
 * @param declaredOnly whether the source is declared and the profile does not accept that
 */
public record SourceCounts(
    SourceEvidence source, Map<String, Long> facts, long later, boolean declaredOnly) {
  public SourceCounts {
    facts = new TreeMap<>(facts);
  }
}
