package org.avow.engine.plan.drools.drl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.avow.engine.Avow;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.check.PackLoader;
import org.avow.engine.verdict.CaseResult;

/** A pack of a vocabulary, rules in DRL, and cases, in a folder. */
record DrlPack(Path root) {
  private static final String WORDS =
      """
      commitments: promise
      clauses:
        - id: careful
          quote: exports are made with care
      ---
      vocabulary: exports
      types:
        export:
          kind: event
          id: [event_id]
          fields:
            event_id: { type: string, personal: false }
            actor: { type: string, personal: true, description: Who exported }
            store: { type: string, personal: false, default: main }
            rows: { type: int }
            tags: { type: list<string>, personal: false }
            took: { type: duration }
            share: { type: double }
            whole: { type: bool }
            asked: { type: timestamp }
        review:
          kind: event
          id: [event_id]
          fields:
            event_id: { type: string, personal: false }
            actor: { type: string, personal: true }
        bucket:
          kind: state
          id: [name]
          fields:
            name: { type: string, personal: false }
            open: { type: bool }
      """;

  private static final String HEAD =
      """
      tests: rules
      cases:
        - case: the only one
          as_of: 2014-12-01
          period: { from: 2014-11-01, until: 2014-12-01 }
          covers: { all: { from: beginning, until: 2014-12-01, at: 2014-11-30T12:00:00Z } }
          facts:
      """;

  /** Writes the pack; reading it is another matter. */
  static DrlPack of(Path root, String drl) throws IOException {
    Path folder = Files.createDirectories(root.resolve("pack"));
    Files.writeString(folder.resolve("words.yaml"), WORDS);
    Files.writeString(folder.resolve("rules.drl"), drl);
    return new DrlPack(root);
  }

  Pack load() {
    return PackLoader.load(root, List.of("pack"));
  }

  /**
   * What does not come out as the lines under {@code expect:} say, of facts on lines of their own.
   */
  List<String> mismatches(String facts, String expected) throws IOException {
    String tests = HEAD + facts.indent(6) + "    expect:\n" + expected.indent(6);
    Files.writeString(root.resolve("pack").resolve("tests.yaml"), tests);
    return Avow.test(load()).stream()
        .map(CaseResult::mismatches)
        .flatMap(List::stream)
        .map(Object::toString)
        .toList();
  }
}
