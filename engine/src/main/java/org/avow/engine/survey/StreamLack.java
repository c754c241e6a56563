package org.avow.engine.survey;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.value.TimeSet;

/**
 * What of a stream is not there. Immutable.
 *
 * @param parts of the stream that lack something; empty if it is not divided
 * @param missing the time that is not covered; empty if the stream is not supplied at all, and
 *     nothing of the window lies in the past
 * @param kinds in which ways
 * @param sources of the manifest that supply the stream, but not enough
 * @param unreadable sources that cannot be read, and might have held it
 */
public record StreamLack(
    Set<String> parts,
    TimeSet missing,
    Set<Gap.Kind> kinds,
    List<SourceEvidence> sources,
    List<SourceEvidence> unreadable) {
  public StreamLack {
    parts = new TreeSet<>(parts);
    kinds = new TreeSet<>(kinds);
    sources = List.copyOf(sources);
    unreadable = List.copyOf(unreadable);
  }
}
