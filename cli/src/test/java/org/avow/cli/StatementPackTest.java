package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.avow.engine.Avow;
import org.avow.engine.policy.Clause;
import org.avow.engine.policy.Pack;
import org.avow.engine.verdict.CaseCoverage;
import org.avow.engine.verdict.CaseResult;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The pack of the 2014 statement says what the text says, and its rules do what its tests say. */
final class StatementPackTest {
  private static final Path POLICIES = Path.of("..", "policies");
  private static final Path FOLDER = POLICIES.resolve("xiaomi-2014");
  private static final Pack PACK =
      new Avow(POLICIES, InstantSource.fixed(Instant.EPOCH)).load(List.of("xiaomi-2014"));

  private record Piece(String id, int from, int until) {}

  @Test
  void clausesTileSectionsOneToFive() throws IOException {
    String text = fold(Files.readString(FOLDER.resolve("statement.txt")));
    int start = text.indexOf("1. We provide opt-in secure Internet services");
    int end = text.indexOf(" Via", start);
    List<String> between = new ArrayList<>();
    List<String> overlaps = new ArrayList<>();
    int at = start;
    for (Piece piece : pieces(text)) {
      if (piece.until() <= start) {
        continue;
      }
      if (piece.from() < at) {
        overlaps.add(piece.id());
      } else {
        between.add(text.substring(at, piece.from()).strip());
      }
      at = piece.until();
    }
    between.removeIf(String::isEmpty);
    assertThat(overlaps).isEmpty();
    assertThat(between).as("numbers of sections").containsExactly("1.", "1.", "1.", "4.", "1.");
    assertThat(text.substring(at, end)).isEmpty();
  }

  private static List<Piece> pieces(String text) {
    return PACK.commitments().stream()
        .flatMap(commitments -> commitments.clauses().stream())
        .map(clause -> piece(text, clause))
        .sorted(Comparator.comparingInt(Piece::from))
        .toList();
  }

  private static Piece piece(String text, Clause clause) {
    String quote = fold(clause.quote());
    int from = -1;
    for (int i = 0; i < clause.occurrence(); i++) {
      from = text.indexOf(quote, from + 1);
    }
    return new Piece(clause.id(), from, from + quote.length());
  }

  private static String fold(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  @Test
  void everyClauseIsKeptByAPolicyOrSaysWhyNot() {
    assertThat(PACK.warnings()).isEmpty();
  }

  @Test
  void everyRuleHasAPassingAFailingAndAnInconclusiveCase() {
    assertThat(CaseCoverage.lacking(PACK)).isEmpty();
  }

  @Test
  void everyPolicyHasAPageOfItsOwn() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER.resolve("policies"))) {
      List<String> withPage =
          folders
              .filter(folder -> Files.isRegularFile(folder.resolve("README.md")))
              .map(folder -> folder.getFileName().toString())
              .sorted()
              .toList();
      assertThat(withPage)
          .isEqualTo(PACK.policies().stream().map(policy -> policy.id()).sorted().toList());
    }
  }

  @TestFactory
  Stream<DynamicTest> cases() {
    return Avow.test(PACK).stream().map(StatementPackTest::holds);
  }

  private static DynamicTest holds(CaseResult result) {
    return DynamicTest.dynamicTest(
        result.test().suite() + ": " + result.test().name(),
        () -> assertThat(result.mismatches()).isEmpty());
  }
}
