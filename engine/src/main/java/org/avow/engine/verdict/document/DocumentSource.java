package org.avow.engine.verdict.document;

import java.util.List;
import java.util.Optional;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.Standing;
import org.avow.engine.value.TimeSet;

/**
 * What a source supplied. Immutable; instants are nanoseconds since 1970.
 *
 * @param line of the source in the manifest, from 1
 * @param covers the declared or assumed span of events
 * @param observations instants of its snapshots
 * @param assumed whether span or observation was taken from the data rather than declared
 * @param unreadable the first hundred records that could not be read
 * @param unreadableCount how many there are in all
 * @param problem why it could not be read at all
 */
public record DocumentSource(
    String id,
    int line,
    Optional<String> stream,
    Optional<String> part,
    List<String> types,
    Standing standing,
    boolean assumed,
    TimeSet covers,
    List<Long> observations,
    long records,
    List<Unreadable> unreadable,
    long unreadableCount,
    Optional<String> problem,
    List<EvidenceFile> files) {
  public DocumentSource {
    types = List.copyOf(types);
    observations = List.copyOf(observations);
    unreadable = List.copyOf(unreadable);
    files = List.copyOf(files);
  }

  /** A record that could not be read. */
  public record Unreadable(Place location, String reason) {
    private static Unreadable of(MemberReader reader) throws InvalidVerdictException {
      return new Unreadable(
          reader.object("location", DocumentFinding::place), reader.text("reason"));
    }
  }

  /**
   * A file of evidence.
   *
   * @param path relative to the manifest
   */
  public record EvidenceFile(String path, String sha256, long bytes) {
    private static EvidenceFile of(MemberReader reader) throws InvalidVerdictException {
      return new EvidenceFile(reader.text("path"), reader.text("sha256"), reader.count("bytes"));
    }
  }

  static DocumentSource of(MemberReader reader) throws InvalidVerdictException {
    return new DocumentSource(
        reader.text("id"),
        reader.position("line"),
        reader.optionalText("stream"),
        reader.optionalText("part"),
        reader.texts("types"),
        reader.word("standing", Standing.class),
        reader.flag("assumed"),
        reader.times("covers"),
        reader.instants("observations"),
        reader.count("records"),
        reader.objects("unreadable", Unreadable::of),
        reader.count("unreadable_count"),
        reader.optionalText("problem"),
        reader.objects("files", EvidenceFile::of));
  }
}
