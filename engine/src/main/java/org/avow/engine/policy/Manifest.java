package org.avow.engine.policy;

import java.util.List;
import java.util.Optional;
import org.avow.engine.fact.Standing;
import org.avow.engine.text.Sha256;
import org.avow.engine.text.Span;
import org.avow.engine.value.TimeSet;

/**
 * The manifest {@code avow.yaml}, or one implied by files on the command line. Immutable.
 *
 * @param waivers files of waivers, relative to the manifest's folder
 * @param digest of its bytes
 */
public record Manifest(
    String title,
    List<String> packs,
    Optional<String> profile,
    Optional<Long> asOf,
    Optional<Period> period,
    List<SourceEntry> sources,
    List<NamedFile> waivers,
    Sha256 digest,
    Span span) {
  public Manifest {
    packs = List.copyOf(packs);
    sources = List.copyOf(sources);
    waivers = List.copyOf(waivers);
  }

  /** A manifest that names no waivers. */
  public Manifest(
      String title,
      List<String> packs,
      Optional<String> profile,
      Optional<Long> asOf,
      Optional<Period> period,
      List<SourceEntry> sources,
      Sha256 digest,
      Span span) {
    this(title, packs, profile, asOf, period, sources, List.of(), digest, span);
  }

  /**
   * A file that the manifest names.
   *
   * @param path relative to the manifest's folder, with {@code /}
   */
  public record NamedFile(String path, Span span) {}

  /**
   * A period in nanoseconds since 1970.
   *
   * @param until exclusive
   */
  public record Period(long from, long until) {}

  /**
   * A source: which files, how they are read, and what they cover.
   *
   * @param path relative to the manifest's folder, with {@code *}, {@code **}, {@code ?}, and
   *     {@code {at}} for the observation instant
   * @param feed id of a feed, {@code facts} if empty and no feed claims the file
   * @param format decoder's name, over the feed's
   * @param standing empty: the decoder's default
   * @param ordered an unreadable record lies, in time, between its neighbours
   */
  public record SourceEntry(
      String id,
      String path,
      Optional<String> feed,
      Optional<String> format,
      Optional<String> stream,
      Optional<String> part,
      Optional<Standing> standing,
      boolean ordered,
      Cover cover,
      Span span) {}

  /**
   * What a source says it covers.
   *
   * @param events the declared span of events, {@code except} already taken out; empty: assumed
   * @param observedAt the declared instant of the one snapshot
   * @param observedField name of the record's field that holds the observation instant
   */
  public record Cover(
      Optional<TimeSet> events, Optional<Long> observedAt, Optional<String> observedField) {
    /** Nothing is declared. */
    public static final Cover UNDECLARED =
        new Cover(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
