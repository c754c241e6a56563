package org.avow.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Value;

/** The evidence that a test states, as a manifest and files that the built-in feed reads. */
final class StatedEvidence {
  private final StringBuilder manifest = new StringBuilder("manifest: stated\nsources:\n");
  private final Path root;
  private Optional<String> obstacle = Optional.empty();

  private StatedEvidence(Path root) {
    this.root = root;
  }

  /**
   * Writes manifest and files.
   *
   * @return why that cannot be done; empty if it was
   */
  static Optional<String> write(Evidence evidence, Path root) throws IOException {
    StatedEvidence stated = new StatedEvidence(root);
    for (SourceEvidence source : evidence.sources()) {
      stated.source(source);
    }
    if (evidence.sources().isEmpty()) {
      stated.obstacle = Optional.of("there is no source");
    }
    Files.writeString(root.resolve("avow.yaml"), stated.manifest);
    return stated.obstacle;
  }

  private void source(SourceEvidence source) throws IOException {
    String file = source.id() + ".yaml";
    line("  - source: " + source.id());
    line("    path: " + file);
    source.stream().ifPresent(stream -> line("    stream: " + stream.name()));
    source.part().ifPresent(part -> line("    part: " + part));
    line("    standing: " + source.standing().name().toLowerCase(Locale.ROOT));
    covers(source);
    StringBuilder facts = new StringBuilder();
    for (Fact fact : source.facts()) {
      if (fact.doubtful()) {
        obstacle = Optional.of("an unreadable record is of all types of its stream");
      }
      facts.append("- {\"").append(fact.type().name()).append("\": {");
      facts.append(String.join(", ", fields(fact))).append("}}\n");
    }
    Files.writeString(root.resolve(file), facts);
  }

  private void line(String text) {
    manifest.append(text).append('\n');
  }

  private void covers(SourceEvidence source) {
    List<String> keys = new ArrayList<>();
    if (!source.coverAssumed()) {
      List<TimeSet.Stretch> stretches = source.covered().stretches();
      if (stretches.isEmpty()) {
        obstacle = Optional.of("it covers nothing");
        return;
      }
      keys.add("from: " + instant(stretches.get(0).from()));
      keys.add("until: " + instant(stretches.get(stretches.size() - 1).until()));
      List<String> gaps = new ArrayList<>();
      for (int i = 1; i < stretches.size(); i++) {
        String from = instant(stretches.get(i - 1).until());
        gaps.add("{ from: " + from + ", until: " + instant(stretches.get(i).from()) + " }");
      }
      keys.add("except: [" + String.join(", ", gaps) + "]");
    }
    if (!source.observationsAssumed() && source.observations().size() == 1) {
      keys.add("at: " + instant(source.observations().get(0)));
    } else if (!source.observationsAssumed() && source.observations().size() > 1) {
      obstacle = Optional.of("several snapshots are several files");
    }
    if (!keys.isEmpty()) {
      line("    covers: { " + String.join(", ", keys) + " }");
    }
  }

  private static String instant(long nanos) {
    return nanos == Long.MIN_VALUE ? "beginning" : Timestamps.formatInstant(nanos);
  }

  private List<String> fields(Fact fact) {
    List<String> fields = new ArrayList<>();
    for (Field field : fact.type().fields()) {
      Value value = fact.get(field.slot());
      boolean given = field.derivation() == Field.Given.GIVEN;
      if (given && value != Value.Absent.ABSENT && !(fact.type().isState() && field.slot() == 0)) {
        fields.add("\"" + field.name() + "\": " + text(value));
      }
    }
    return fields;
  }

  private String text(Value value) {
    if (value instanceof Value.Text text) {
      return "\"" + text.value().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
    if (value instanceof Value.Int number) {
      return String.valueOf(number.value());
    }
    if (value instanceof Value.Bool flag) {
      return flag == Value.Bool.TRUE ? "true" : "false";
    }
    if (value instanceof Moment moment && !moment.equals(Moment.ANY)) {
      return "\"" + Timestamps.format(moment) + "\"";
    }
    obstacle = Optional.of("a value has no notation in evidence");
    return "null";
  }
}
