package org.avow.engine.feed;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Standing;
import org.avow.engine.fact.Stream;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.FeedDefinition;
import org.avow.engine.policy.Manifest.SourceEntry;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Question;
import org.avow.engine.source.EvidenceFile;
import org.avow.engine.source.FileSupply;
import org.avow.engine.source.Format;
import org.avow.engine.source.Selection;
import org.avow.engine.source.SourceFiles;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;

/**
 * A source whose names are resolved and whose files are found. Immutable.
 *
 * @param feed empty for the built-in feed
 * @param format empty: by each file's ending
 */
record SourcePlan(
    SourceEntry entry,
    Optional<FeedDefinition> feed,
    Optional<Format> format,
    Optional<Stream> stream,
    SourceFiles files) {
  /** The id of the built-in feed, whose records name their own type. */
  static final String FACTS = "facts";

  static SourcePlan of(SourceEntry entry, FileSupply supply, Pack pack, Diagnostics diagnostics) {
    Optional<FeedDefinition> feed = feed(entry, pack, diagnostics);
    Optional<Format> format = format(entry, feed, diagnostics);
    SourceFiles files = supply.find(entry, diagnostics);
    return new SourcePlan(
        entry,
        feed,
        format,
        stream(entry, feed, pack, diagnostics),
        Suppressions.watched(files, format, diagnostics));
  }

  private static Optional<FeedDefinition> feed(
      SourceEntry entry, Pack pack, Diagnostics diagnostics) {
    String id = entry.feed().orElse(FACTS);
    if (id.equals(FACTS)) {
      return Optional.empty();
    }
    Optional<FeedDefinition> feed =
        pack.feeds().stream().filter(candidate -> candidate.id().equals(id)).findFirst();
    if (feed.isEmpty()) {
      List<String> known = pack.feeds().stream().map(FeedDefinition::id).toList();
      unknown(entry, "feed", id, known, diagnostics);
    }
    return feed;
  }

  private static Optional<Format> format(
      SourceEntry entry, Optional<FeedDefinition> feed, Diagnostics diagnostics) {
    Optional<String> word = entry.format().or(() -> feed.flatMap(FeedDefinition::format));
    Optional<Format> format = word.flatMap(Format::of);
    if (word.isPresent() && format.isEmpty()) {
      List<String> known = List.of(Format.values()).stream().map(Format::word).toList();
      unknown(entry, "format", word.get(), known, diagnostics);
    }
    return format;
  }

  private static Optional<Stream> stream(
      SourceEntry entry, Optional<FeedDefinition> feed, Pack pack, Diagnostics diagnostics) {
    if (entry.stream().isEmpty()) {
      return feed.flatMap(FeedDefinition::stream);
    }
    String name = entry.stream().get();
    Optional<Stream> stream = Optional.ofNullable(pack.vocabulary().streams().get(name));
    if (stream.isEmpty()) {
      List<String> known = List.copyOf(pack.vocabulary().streams().keySet());
      unknown(entry, "stream", name, known, diagnostics);
    }
    return stream;
  }

  private static void unknown(
      SourceEntry entry, String what, String name, List<String> known, Diagnostics diagnostics) {
    diagnostics.add(
        Code.UNKNOWN_NAME,
        entry.span(),
        "there is no " + what + " " + Diagnostic.quote(name),
        Suggestion.help(name, known, what + "s"));
  }

  /** What the names of the feed's expressions stand for, in one thread. */
  RecordFrame frame() {
    return new RecordFrame(entry.id(), entry.part(), stream.map(Stream::name));
  }

  /** Whether the source's facts count under the profile (semantics 2.8). */
  boolean accepted(Question question) {
    return entry.standing().orElseGet(this::standing) == Standing.OBSERVED
        || question.profile().acceptDeclared();
  }

  /** The feed as it is read by paths; empty if the source needs to be read in full. */
  Optional<LineFeed> lines(Intake<?> intake) {
    return lines(intake::reads, detour -> {});
  }

  /**
   * The feed as it is read by paths; empty if the source needs to be read in full.
   *
   * @param reads the slots that are read of every type
   * @param detours takes the first reason why it must be
   */
  Optional<LineFeed> lines(Function<FactType, Set<Integer>> reads, Consumer<Detour> detours) {
    Optional<Detour> detour = detour();
    if (detour.isPresent()) {
      detours.accept(detour.get());
      return Optional.empty();
    }
    return LineFeed.of(feed.orElseThrow(), reads, detours);
  }

  /** What of the source, rather than of its feed, demands that it is read in full. */
  private Optional<Detour> detour() {
    if (feed.isEmpty()) {
      return Optional.of(Detour.of(Detour.Kind.FACTS));
    }
    for (EvidenceFile file : files.files()) {
      Optional<Format> ofFile = format.or(() -> Format.ofFileName(file.path()));
      if (ofFile.isEmpty()) {
        return Optional.of(Detour.of(Detour.Kind.NO_FORMAT, file.path()));
      }
      if (ofFile.get() != Format.JSONL) {
        return Optional.of(Detour.of(Detour.Kind.FORMAT, ofFile.get().word()));
      }
      if (file.content().size() == 0) {
        return Optional.of(Detour.of(Detour.Kind.EMPTY_FILE, file.path()));
      }
    }
    return entry.ordered() ? Optional.of(Detour.of(Detour.Kind.ORDERED)) : Optional.empty();
  }

  /**
   * Reads the files, and hands their facts over.
   *
   * @param lines what of the feed is read by paths
   */
  <B> Streamed stream(LineFeed lines, Intake<B> intake, Question question, Workers workers) {
    Observations observations = new Observations(entry.cover(), question.asOf());
    StreamedSource<B> source =
        new StreamedSource<>(
            this, feed.orElseThrow(), lines, observations, intake, accepted(question));
    source.read(workers);
    source.takeUnreadable(question.profile().tolerance());
    SourceEvidence evidence =
        new SourceEvidence(
            entry.id(),
            stream,
            entry.part(),
            lines.steps().stream().map(LineFeed.Step::type).distinct().toList(),
            entry.standing().orElseGet(this::standing),
            entry.cover().events().orElseGet(() -> through(source.first(), source.last())),
            entry.cover().events().isEmpty(),
            observations.instants(),
            observations.assumed(),
            List.of(),
            source.unreadable(),
            source.records(),
            source.digests(),
            source.problem(),
            entry.span());
    return new Streamed(evidence, source.least());
  }

  /**
   * A source whose facts were handed over.
   *
   * @param least the earliest instant at which one may lie
   */
  record Streamed(SourceEvidence evidence, long least) {}

  /** Reads the files; how many threads share the work makes no difference. */
  SourceEvidence read(Vocabulary vocabulary, Question question, Workers workers) {
    FactsMapping facts = new FactsMapping(vocabulary, stream);
    Supplier<FileMapping> mappings =
        () -> {
          RecordFrame frame = frame();
          Mapping mapping = feed.isPresent() ? new FeedMapping(feed.get(), frame) : facts;
          Selection selection = Selection.of(feed.flatMap(FeedDefinition::records));
          return new FileMapping(this, frame, mapping, selection, question.asOf());
        };
    Mapping mapping = feed.isPresent() ? new FeedMapping(feed.get(), frame()) : facts;
    Observations observations = new Observations(entry.cover(), question.asOf());
    SourceReading reading =
        new SourceReading(entry.id(), mapping, observations, entry.ordered(), files.problem());
    new FilesReading(mappings, reading, workers).read(files.files());
    reading.end();
    return evidence(mapping.makes(), observations, reading);
  }

  private SourceEvidence evidence(
      List<FactType> makes, Observations observations, SourceReading reading) {
    return new SourceEvidence(
        entry.id(),
        stream,
        entry.part(),
        makes,
        entry.standing().orElseGet(this::standing),
        entry.cover().events().orElseGet(() -> span(reading.facts())),
        entry.cover().events().isEmpty(),
        observations.instants(),
        observations.assumed(),
        reading.facts(),
        reading.unreadable(),
        reading.records(),
        reading.files(),
        reading.problem(),
        entry.span());
  }

  private Standing standing() {
    return format
        .or(() -> Format.ofFileName(entry.path()))
        .map(Format::standing)
        .orElse(Standing.OBSERVED);
  }

  /** The span that the events themselves show (semantics 2.4). */
  private static TimeSet span(List<Fact> facts) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Fact fact : facts) {
      boolean event = !fact.type().isState() && !fact.doubtful();
      if (event && !fact.at().equals(Moment.ANY)) {
        first = Math.min(first, fact.at().latest());
        last = Math.max(last, fact.at().earliest());
      }
    }
    return through(first, last);
  }

  private static TimeSet through(long first, long last) {
    return first <= last ? TimeSet.through(first, last) : TimeSet.EMPTY;
  }
}
