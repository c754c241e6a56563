package org.avow.engine.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Standing;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Manifest.Cover;
import org.avow.engine.policy.Manifest.SourceEntry;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.check.PackLoader;
import org.avow.engine.source.FileSupply;
import org.avow.engine.text.Sha256;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Value;

/** A folder of evidence with the documents that explain it; writes down what is read. */
final class Tree {
  static final String VOCABULARY =
      """
      vocabulary: phone
      streams:
        consents: {}
      types:
        consent:
          kind: event
          description: A choice
          id: [id]
          streams: [consents]
          fields:
            id: { type: string, personal: false }
            subject: { type: string, personal: true }
            granted: { type: bool }
            seq: { type: int }
          derive:
            given: consent.granted
        deletion:
          kind: event
          description: A deletion
          fields:
            subject: { type: string, personal: true }
        store:
          kind: state
          description: A data store
          id: [id]
          fields:
            id: { type: string, personal: false }
            countries: { type: list<string>, personal: false }
            rows: { type: int }
      """;

  private static final TextFile MANIFEST = new TextFile("avow.yaml", "manifest: test\n");

  private final Path root;
  private final String documents;
  private final List<SourceEntry> sources = new ArrayList<>();
  private final Diagnostics diagnostics = new Diagnostics();
  private String asOf = "2014-12-15";
  private Workers workers = Workers.all();

  Tree(Path root, String documents) {
    this.root = root;
    this.documents = documents;
  }

  Tree file(String path, String text) {
    try {
      Files.createDirectories(root.resolve(path).getParent());
      Files.writeString(root.resolve(path), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Tree asOf(String instant) {
    asOf = instant;
    return this;
  }

  Tree threads(int threads) {
    workers = new Workers(threads, 1 << 16, 4);
    return this;
  }

  Tree source(String id, String path, Optional<String> feed) {
    return source(id, path, feed, Optional.empty(), false, Cover.UNDECLARED);
  }

  Tree source(
      String id,
      String path,
      Optional<String> feed,
      Optional<String> stream,
      boolean ordered,
      Cover cover) {
    sources.add(
        new SourceEntry(
            id,
            path,
            feed,
            Optional.empty(),
            stream,
            Optional.of("eu"),
            Optional.empty(),
            ordered,
            cover,
            MANIFEST.whole()));
    return this;
  }

  static long instant(String text) {
    return Timestamps.parse(text).orElseThrow().earliest();
  }

  static Cover spanning(String from, String until) {
    return new Cover(
        Optional.of(TimeSet.between(instant(from), instant(until))),
        Optional.empty(),
        Optional.empty());
  }

  static Cover observedAt(String at) {
    return new Cover(Optional.empty(), Optional.of(instant(at)), Optional.empty());
  }

  static Cover observedBy(String field) {
    return new Cover(Optional.empty(), Optional.empty(), Optional.of(field));
  }

  Pack pack() {
    return PackLoader.load(
        List.of(new TextFile("p/v.yaml", VOCABULARY), new TextFile("p/f.yaml", documents)));
  }

  List<SourceEvidence> read() {
    Pack pack = pack();
    Profile profile =
        pack.profiles().stream().filter(p -> p.id().equals("default")).findFirst().orElseThrow();
    Question question =
        new Question(instant(asOf), 0, instant(asOf), false, profile, List.of(), List.of());
    Manifest manifest =
        new Manifest(
            "test",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            sources,
            Sha256.of(new byte[0]),
            MANIFEST.whole());
    Evidence evidence =
        EvidenceReader.read(manifest, FileSupply.below(root), pack, question, diagnostics, workers);
    return evidence.sources();
  }

  /** The facts of all sources, one line a fact. */
  List<String> facts() {
    return read().stream().flatMap(source -> source.facts().stream()).map(Tree::line).toList();
  }

  /** Everything but the facts of the one source. */
  List<String> summary() {
    List<String> lines = new ArrayList<>();
    for (SourceEvidence source : read()) {
      lines.add(
          source.id()
              + " makes "
              + source.makes()
              + (source.standing() == Standing.OBSERVED ? "" : " declared")
              + source.stream().map(s -> " stream " + s.name()).orElse(""));
      lines.add(
          (source.coverAssumed() ? "assumed " : "covers ")
              + source.covered().stretches().stream()
                  .map(s -> edge(s.from()) + "…" + edge(s.until()))
                  .toList());
      lines.add(
          (source.observationsAssumed() ? "assumed " : "observed ")
              + source.observations().stream().map(Tree::edge).toList());
      lines.add(
          source.records() + " records of " + source.files().stream().map(f -> f.path()).toList());
      source.unreadable().forEach(u -> lines.add(place(u.place()) + " " + u.reason()));
      source.problem().ifPresent(problem -> lines.add("problem: " + problem));
    }
    diagnostics.sorted().forEach(d -> lines.add(d + d.help().map(h -> " (" + h + ")").orElse("")));
    return lines;
  }

  private static String edge(long instant) {
    return instant == Long.MIN_VALUE
        ? "ever"
        : instant == Long.MAX_VALUE ? "always" : Timestamps.formatInstant(instant);
  }

  private static String line(Fact fact) {
    StringBuilder line = new StringBuilder(place(fact.place())).append(' ').append(fact.type());
    for (Field field : fact.type().fields()) {
      if (field.slot() != FactType.AT && fact.get(field.slot()) != Value.Absent.ABSENT) {
        line.append(' ').append(field).append('=').append(text(fact.get(field.slot())));
      }
    }
    return line + " at " + text(fact.at()) + (fact.doubtful() ? " doubtful" : "");
  }

  private static String place(Place place) {
    return place.source()
        + " "
        + place.path()
        + ":"
        + place.line()
        + ":"
        + place.column()
        + (place.pointer().isEmpty() ? "" : " " + place.pointer());
  }

  private static String text(Value value) {
    if (value instanceof Moment moment) {
      return moment.equals(Moment.ANY) ? "any" : Timestamps.format(moment);
    }
    if (value instanceof Value.Text text) {
      return text.value();
    }
    if (value instanceof Value.Int number) {
      return Long.toString(number.value());
    }
    if (value instanceof Value.Bool bool) {
      return Boolean.toString(bool.value());
    }
    if (value instanceof Value.Items items) {
      return items.elements().stream().map(Tree::text).collect(Collectors.joining(",", "[", "]"));
    }
    return Map.of("Unknown", "?", "Present", "!", "Absent", "-")
        .getOrDefault(value.getClass().getSimpleName(), value.toString());
  }
}
