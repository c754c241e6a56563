package org.avow.engine.fact;

import java.util.List;
import java.util.Optional;
import org.avow.engine.text.Sha256;
import org.avow.engine.text.Span;
import org.avow.engine.value.TimeSet;

/**
 * What one source of the manifest supplied. Immutable.
 *
 * @param id of the source
 * @param stream the stream it supplies; a source without one supplies the implied streams of the
 *     types that its feed makes
 * @param part the part of the stream it belongs to
 * @param makes the types that its feed can make
 * @param covered the span of event types, less its {@code except} spans
 * @param coverAssumed whether the span was taken from the data rather than declared (2.4)
 * @param observations instants of its snapshots, ascending, empty snapshots included
 * @param observationsAssumed whether the source states no observation instant (2.5)
 * @param facts in the order of the files, doubtful ones included
 * @param unreadable records that could not be read; each also stands among {@code facts} as one
 *     doubtful fact a type
 * @param records how many records were read, unreadable ones included
 * @param files the files with their digests, in order of path
 * @param problem why the source could not be read at all (missing, no permission, not what it
 *     should be), for people
 * @param declaration the source's entry in the manifest
 */
public record SourceEvidence(
    String id,
    Optional<Stream> stream,
    Optional<String> part,
    List<FactType> makes,
    Standing standing,
    TimeSet covered,
    boolean coverAssumed,
    List<Long> observations,
    boolean observationsAssumed,
    List<Fact> facts,
    List<UnreadableRecord> unreadable,
    long records,
    List<FileDigest> files,
    Optional<String> problem,
    Span declaration) {
  public SourceEvidence {
    makes = List.copyOf(makes);
    observations = List.copyOf(observations);
    facts = List.copyOf(facts);
    unreadable = List.copyOf(unreadable);
    files = List.copyOf(files);
  }

  /** The same with other facts. */
  public SourceEvidence with(List<Fact> others) {
    return new SourceEvidence(
        id,
        stream,
        part,
        makes,
        standing,
        covered,
        coverAssumed,
        observations,
        observationsAssumed,
        others,
        unreadable,
        records,
        files,
        problem,
        declaration);
  }

  /**
   * A file that was read.
   *
   * @param path relative to the manifest's root
   * @param digest of its bytes
   * @param bytes how many
   */
  public record FileDigest(String path, Sha256 digest, long bytes) {}

  /**
   * A record that could not be read.
   *
   * @param reason for people, without values from the record
   */
  public record UnreadableRecord(Place place, String reason) {}
}
