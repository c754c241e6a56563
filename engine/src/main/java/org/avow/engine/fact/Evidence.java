package org.avow.engine.fact;

import java.util.List;

/**
 * Everything that was supplied for a question: what the evaluators judge. Immutable.
 *
 * @param sources in the order of the manifest
 */
public record Evidence(List<SourceEvidence> sources) {
  public Evidence {
    sources = List.copyOf(sources);
  }
}
