package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Standing;
import org.avow.engine.fact.Stream;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Span;
import org.jspecify.annotations.Nullable;

/** The evidence that a test case states: by stream, or source by source. */
final class TestEvidence {
  private static final String[] SOURCE = {
    "source", "stream", "part", "standing", "ordered", "covers", "facts"
  };

  private static final Map<String, Standing> STANDINGS =
      Map.of("observed", Standing.OBSERVED, "declared", Standing.DECLARED);

  private final Vocabulary vocabulary;
  private final TestFactReader factReader;
  private final Diagnostics diagnostics;

  TestEvidence(Vocabulary vocabulary, Diagnostics diagnostics) {
    this.vocabulary = vocabulary;
    this.factReader = new TestFactReader(vocabulary, diagnostics);
    this.diagnostics = diagnostics;
  }

  static Map<String, Standing> standings() {
    return STANDINGS;
  }

  Evidence read(Entries testCase, long asOf, Optional<Profile> profile) {
    testCase.atMostOne("sources", "covers");
    testCase.atMostOne("sources", "facts");
    List<TestSource> sources =
        testCase.has("sources") ? sources(testCase) : byStream(testCase, profile);
    return new Evidence(sources.stream().map(source -> source.evidence(asOf)).toList());
  }

  private List<TestSource> sources(Entries testCase) {
    List<TestSource> sources = new ArrayList<>();
    Map<String, Span> ids = new LinkedHashMap<>();
    for (YamlMapping mapping : testCase.mappings("sources")) {
      source(mapping, ids).ifPresent(sources::add);
    }
    return sources;
  }

  private Optional<TestSource> source(YamlMapping mapping, Map<String, Span> ids) {
    Entries entries = Entries.of(mapping, "a source of a test", diagnostics, SOURCE);
    Optional<YamlScalar> id = entries.required("source");
    id.ifPresent(
        name -> {
          Span first = ids.putIfAbsent(name.text(), name.span());
          if (first != null) {
            Names.duplicate(name, "sources", first, diagnostics);
          }
        });
    Optional<Stream> stream = entries.scalar("stream").flatMap(this::stream);
    List<TestFact> facts = factReader.read(entries);
    if (!entries.has("stream") && facts.isEmpty()) {
      diagnostics.add(
          Code.MISSING_KEY,
          entries.head(),
          "a source without facts needs its stream",
          "add `stream:`; a type without streams has one of its own name");
    }
    return id.flatMap(name -> Names.sourceId(name, diagnostics))
        .map(
            name ->
                new TestSource(
                    name,
                    stream,
                    entries.text("part"),
                    entries.word("standing", STANDINGS).orElse(Standing.OBSERVED),
                    entries.flag("ordered").orElse(false),
                    cover(entries),
                    makes(stream, facts),
                    facts,
                    mapping.span()));
  }

  private Manifest.Cover cover(Entries entries) {
    return entries
        .mapping("covers")
        .map(mapping -> new CoverReader(diagnostics).read(mapping))
        .orElse(Manifest.Cover.UNDECLARED);
  }

  private Optional<Stream> stream(YamlScalar name) {
    Optional<Stream> stream = Optional.ofNullable(vocabulary.streams().get(name.text()));
    if (stream.isEmpty()) {
      Names.unknown(name, "stream", vocabulary.streams().keySet(), diagnostics);
    }
    return stream;
  }

  private List<FactType> makes(Optional<Stream> stream, List<TestFact> facts) {
    Set<FactType> types = new LinkedHashSet<>();
    stream.ifPresent(
        s ->
            vocabulary.types().values().stream()
                .filter(type -> type.streams().contains(s))
                .forEach(types::add));
    facts.forEach(fact -> types.add(fact.type()));
    return List.copyOf(types);
  }

  private List<TestSource> byStream(Entries testCase, Optional<Profile> profile) {
    Map<String, Manifest.Cover> covers = covers(testCase);
    Map<String, List<TestFact>> facts = new LinkedHashMap<>();
    for (TestFact fact : factReader.read(testCase)) {
      facts.computeIfAbsent(home(fact), name -> new ArrayList<>()).add(fact);
    }
    List<TestSource> sources = new ArrayList<>();
    for (Stream stream : vocabulary.streams().values()) {
      List<TestFact> own = facts.getOrDefault(stream.name(), List.of());
      Manifest.Cover cover = covers.get(stream.name());
      if (cover != null || !own.isEmpty()) {
        add(stream, cover, own, profile, testCase.span(), sources);
      }
    }
    return sources;
  }

  private Map<String, Manifest.Cover> covers(Entries testCase) {
    Map<String, Manifest.Cover> covers = new LinkedHashMap<>();
    CoverReader reader = new CoverReader(diagnostics);
    List<YamlMapping.Entry> entries = testCase.entries("covers");
    for (YamlMapping.Entry entry : entries) {
      Optional<Manifest.Cover> cover =
          Nodes.mapping(entry.value(), "what a stream covers", diagnostics).map(reader::read);
      if (entry.name().equals("all")) {
        cover.ifPresent(
            c -> vocabulary.streams().keySet().forEach(name -> covers.putIfAbsent(name, c)));
      } else {
        stream(entry.key()).ifPresent(s -> cover.ifPresent(c -> covers.put(s.name(), c)));
      }
    }
    return covers;
  }

  /** The stream that a fact comes in: the first of its type's whose scope may hold it. */
  private static String home(TestFact fact) {
    return fact.type().streams().stream()
        .filter(stream -> stream.scope().map(scope -> holds(scope, fact)).orElse(true))
        .findFirst()
        .orElse(fact.type().streams().get(0))
        .name();
  }

  private static boolean holds(Stream.Scope scope, TestFact fact) {
    return fact.type()
        .field(scope.field())
        .map(field -> fact.slots().get(field.slot()))
        .filter(value -> value.isKnown() && !value.equals(scope.value()))
        .isEmpty();
  }

  /** One source, or one for each part of the stream; the first part has the facts. */
  private void add(
      Stream stream,
      Manifest.@Nullable Cover cover,
      List<TestFact> facts,
      Optional<Profile> profile,
      Span span,
      List<TestSource> sources) {
    Set<String> parts = new LinkedHashSet<>(stream.parts());
    profile.ifPresent(p -> parts.addAll(p.parts().getOrDefault(stream.name(), List.of())));
    List<Optional<String>> places = new ArrayList<>();
    parts.forEach(part -> places.add(Optional.of(part)));
    if (places.isEmpty()) {
      places.add(Optional.empty());
    }
    for (Optional<String> part : places) {
      boolean first = part.equals(places.get(0));
      List<TestFact> own = first ? facts : List.of();
      if (cover != null || first) {
        sources.add(
            new TestSource(
                stream.name() + part.map(name -> "." + name).orElse(""),
                Optional.of(stream),
                part,
                Standing.OBSERVED,
                false,
                cover == null ? Manifest.Cover.UNDECLARED : cover,
                makes(Optional.of(stream), own),
                own,
                span));
      }
    }
  }
}
