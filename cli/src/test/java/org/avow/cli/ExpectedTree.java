package org.avow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What must come out of a tree of evidence: its {@code expected.yaml}, decided by hand.
 *
 * @param manifest the name of the manifest, {@code avow.yaml} unless it is stated
 * @param profile the profile to ask under, if it is stated
 * @param rules by rule, as {@code outcome}, with {@code late}, {@code due} and {@code kept since}
 *     where they are stated
 * @param clauses outcome by clause, those that can be checked
 */
record ExpectedTree(
    Path folder,
    String manifest,
    Optional<String> profile,
    String asOf,
    String verdict,
    int exit,
    Map<String, Expected> rules,
    Map<String, String> clauses) {

  /** What must come out of a rule; what is empty is not compared. */
  record Expected(
      String outcome, Optional<Boolean> late, Optional<String> due, Optional<String> keptSince) {}

  /** Reads the questions of a tree. */
  static List<ExpectedTree> read(Path folder) throws IOException {
    Load yaml = new Load(LoadSettings.builder().build());
    Map<?, ?> document =
        (Map<?, ?>) yaml.loadFromString(Files.readString(folder.resolve("expected.yaml")));
    List<ExpectedTree> questions = new ArrayList<>();
    for (Object each : (List<?>) value(document, "questions")) {
      Map<?, ?> question = (Map<?, ?>) each;
      Map<String, Expected> rules = new TreeMap<>();
      ((Map<?, ?>) value(question, "rules"))
          .forEach((rule, entry) -> rules.put(rule.toString(), expected((Map<?, ?>) entry)));
      Map<String, String> clauses = new TreeMap<>();
      ((Map<?, ?>) value(question, "clauses"))
          .forEach((id, entry) -> clauses.put(id.toString(), outcome((Map<?, ?>) entry)));
      questions.add(
          new ExpectedTree(
              folder,
              text(question, "manifest").orElse("avow.yaml"),
              text(question, "profile"),
              value(question, "as_of").toString(),
              value(question, "verdict").toString(),
              (int) value(question, "exit"),
              rules,
              clauses));
    }
    return questions;
  }

  private static Expected expected(Map<?, ?> entry) {
    return new Expected(
        outcome(entry),
        Optional.ofNullable((Boolean) entry.get("late")),
        text(entry, "due"),
        text(entry, "kept_since"));
  }

  private static Optional<String> text(Map<?, ?> mapping, String key) {
    return Optional.ofNullable((String) mapping.get(key));
  }

  private static String outcome(Map<?, ?> entry) {
    return value(entry, "outcome").toString();
  }

  private static Object value(Map<?, ?> mapping, String key) {
    return Objects.requireNonNull(mapping.get(key), key);
  }
}
