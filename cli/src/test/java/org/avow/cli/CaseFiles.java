package org.avow.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Standing;
import org.avow.engine.policy.PolicyTest;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Value;

/**
 * The evidence of a test written as files: a manifest, and a file of the built-in feed a source.
 * Immutable.
 *
 * @param files content by name
 * @param obstacle why it cannot be written; empty if it can
 */
record CaseFiles(Map<String, String> files, Optional<String> obstacle) {

  static CaseFiles of(PolicyTest test) {
    try {
      return new CaseFiles(written(test.evidence()), Optional.empty());
    } catch (IllegalArgumentException e) {
      return new CaseFiles(Map.of(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private static Map<String, String> written(Evidence evidence) {
    Map<String, String> files = new LinkedHashMap<>();
    StringBuilder manifest = new StringBuilder("manifest: A case\npacks: [case]\n");
    manifest.append(evidence.sources().isEmpty() ? "sources: []\n" : "sources:\n");
    int number = 0;
    for (SourceEvidence source : evidence.sources()) {
      String file = "source-" + number++ + ".yaml";
      manifest.append(entry(source, file));
      files.put(file, facts(source));
    }
    files.put("avow.yaml", manifest.toString());
    return files;
  }

  private static String entry(SourceEvidence source, String file) {
    StringBuilder entry = new StringBuilder();
    entry.append("  - source: ").append(source.id()).append('\n');
    entry.append("    path: ").append(file).append('\n');
    source.stream().ifPresent(s -> entry.append("    stream: ").append(s.name()).append('\n'));
    source.part().ifPresent(part -> entry.append("    part: ").append(part).append('\n'));
    if (source.standing() == Standing.DECLARED) {
      entry.append("    standing: declared\n");
    }
    List<String> covers = new ArrayList<>();
    if (!source.coverAssumed()) {
      covers.addAll(span(source.covered()));
    }
    observation(source).ifPresent(covers::add);
    if (!covers.isEmpty()) {
      entry.append("    covers: { ").append(String.join(", ", covers)).append(" }\n");
    }
    if (source.stream().isEmpty() && !source.makes().equals(shown(source))) {
      throw new IllegalArgumentException("a source without a stream makes the types it shows");
    }
    return entry.toString();
  }

  private static List<FactType> shown(SourceEvidence source) {
    return source.makes().stream()
        .filter(type -> source.facts().stream().anyMatch(fact -> fact.type() == type))
        .toList();
  }

  private static List<String> span(TimeSet covered) {
    List<TimeSet.Stretch> stretches = covered.stretches();
    if (stretches.isEmpty()) {
      throw new IllegalArgumentException("an empty span cannot be declared");
    }
    List<String> covers = new ArrayList<>();
    long first = stretches.get(0).from();
    long end = stretches.get(stretches.size() - 1).until();
    covers.add("from: " + (first == Long.MIN_VALUE ? "beginning" : instant(first)));
    if (end == Long.MAX_VALUE) {
      throw new IllegalArgumentException("a span has an end");
    }
    covers.add("until: " + instant(end));
    List<String> gaps = new ArrayList<>();
    for (int i = 1; i < stretches.size(); i++) {
      gaps.add(
          "{ from: "
              + instant(stretches.get(i - 1).until())
              + ", until: "
              + instant(stretches.get(i).from())
              + " }");
    }
    if (!gaps.isEmpty()) {
      covers.add("except: [" + String.join(", ", gaps) + "]");
    }
    return covers;
  }

  /** One observation is declared; of several the facts tell. */
  private static Optional<String> observation(SourceEvidence source) {
    List<Long> stated =
        source.facts().stream()
            .filter(fact -> fact.type().isState())
            .map(fact -> fact.at().earliest())
            .distinct()
            .sorted()
            .toList();
    if (source.observationsAssumed() || source.observations().isEmpty()) {
      return Optional.empty();
    }
    if (source.observations().size() == 1) {
      return Optional.of("at: " + instant(source.observations().get(0)));
    }
    if (!stated.equals(source.observations())) {
      throw new IllegalArgumentException("an empty snapshot among others needs a file of its own");
    }
    return Optional.empty();
  }

  private static String facts(SourceEvidence source) {
    boolean several = source.observations().size() > 1;
    String facts =
        source.facts().stream().map(fact -> fact(fact, several)).collect(Collectors.joining());
    return facts.isEmpty() ? "[]\n" : facts;
  }

  private static String fact(Fact fact, boolean several) {
    if (fact.doubtful()) {
      throw new IllegalArgumentException("a record that cannot be read has no facts to write");
    }
    List<String> fields = new ArrayList<>();
    for (Field field : fact.type().fields()) {
      boolean at = field.slot() == FactType.AT;
      Value value = fact.get(field.slot());
      boolean given = field.derivation() == Field.Given.GIVEN;
      if (given && (!at || !fact.type().isState() || several) && value != Value.Absent.ABSENT) {
        fields.add("\"" + field.name() + "\": " + value(value));
      }
    }
    return "- { " + fact.type().name() + ": { " + String.join(", ", fields) + " } }\n";
  }

  private static String value(Value value) {
    if (value instanceof Value.Items items) {
      return items.elements().stream()
          .map(CaseFiles::value)
          .collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Value.Text text) {
      return quoted(text.value());
    } else if (value instanceof Value.Bool || value instanceof Value.Int) {
      return value instanceof Value.Bool bool
          ? Boolean.toString(bool.value())
          : Long.toString(((Value.Int) value).value());
    } else if (value instanceof Value.Real real) {
      return quoted(real.digits());
    } else if (value instanceof Value.Length length) {
      return quoted(Durations.format(length));
    } else if (value instanceof Moment moment && !moment.equals(Moment.ANY)) {
      return quoted(Timestamps.format(moment));
    }
    throw new IllegalArgumentException("a field of which nothing is known has no form in a file");
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private static String instant(long nanos) {
    return "\"" + Timestamps.formatInstant(nanos) + "\"";
  }
}
