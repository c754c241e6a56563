package org.avow.engine.verdict;

import java.util.List;
import java.util.Optional;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Standing;
import org.avow.engine.value.TimeSet;

/**
 * What a source supplied, as far as a verdict tells. Immutable; instants are nanoseconds since
 * 1970.
 *
 * @param line of the source in the manifest, from 1
 * @param observations instants of its snapshots
 * @param covered the declared or assumed span of events
 * @param assumed whether span or observation was taken from the data rather than declared
 * @param unreadable the first hundred records that could not be read
 * @param unreadableCount how many there are in all
 * @param problem why it could not be read at all
 */
public record SourceSummary(
    String id,
    int line,
    Optional<String> stream,
    Optional<String> part,
    List<String> types,
    Standing standing,
    TimeSet covered,
    List<Long> observations,
    boolean assumed,
    long records,
    List<SourceEvidence.UnreadableRecord> unreadable,
    long unreadableCount,
    List<SourceEvidence.FileDigest> files,
    Optional<String> problem) {
  public SourceSummary {
    types = List.copyOf(types);
    observations = List.copyOf(observations);
    unreadable = List.copyOf(unreadable);
    files = List.copyOf(files);
  }
}
