package org.avow.engine.verdict;

import java.util.List;
import org.avow.engine.evaluate.world.Gap;

/**
 * Whether a stream of evidence is complete over what was asked. Immutable.
 *
 * @param collect how to obtain the evidence, in plain words; may be empty
 * @param sources ids of the sources that supply it, in the order of the manifest
 * @param gaps what is missing of the period, in order
 */
public record StreamSummary(
    String stream, List<String> types, String collect, List<String> sources, List<Gap> gaps) {
  public StreamSummary {
    types = List.copyOf(types);
    sources = List.copyOf(sources);
    gaps = List.copyOf(gaps);
  }
}
