package org.avow.engine.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Snippet;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Waiver;
import org.avow.engine.policy.Waivers;
import org.avow.engine.text.TextFile;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: waivers are read, or what is wrong with them is said in our own words. */
final class WaiverFuzzTest {
  private static final Path FOLDER = Path.of("src/test/resources/diagnostics");
  private static final int ROUNDS = 2_000;
  private static final List<String> TOKENS =
      List.of(
          ": ",
          "- ",
          "\n",
          "\n---\n",
          "'",
          "{",
          "}",
          "[",
          "]",
          "!",
          "&a ",
          "*a",
          " #",
          "|\n",
          "null",
          "2014-02-30",
          "\u0000",
          "é",
          "any",
          "hmac:",
          "erin",
          "approvers: []",
          "key: any",
          "9999-12-31");

  @Test
  void mutatedDocumentsNeverDoAnythingElse() throws IOException {
    Pack pack =
        PackLoader.load(
            List.of(new TextFile("base.yaml", Files.readString(FOLDER.resolve("base.yaml")))));
    List<byte[]> seeds = seeds();
    Random random = new Random(20141215);
    int refused = 0;
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] document = mutated(seeds.get(round % seeds.size()), random);
      WaiverDocuments documents = new WaiverDocuments(pack);
      Diagnostics diagnostics = new Diagnostics();
      Waivers waivers;
      try {
        documents.read("fuzz.yaml", document);
        waivers = documents.finish(diagnostics);
        diagnostics.sorted().forEach(Snippet::of);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(
            "round " + round + ": " + new String(document, StandardCharsets.UTF_8), e);
      }
      refused += diagnostics.hasErrors() ? 1 : 0;
      read += waivers.entries().size();
      assertThat(waivers.entries()).allSatisfy(WaiverFuzzTest::isSound);
      assertThat(diagnostics.sorted()).extracting(Diagnostic::message).noneMatch(String::isBlank);
    }
    assertThat(refused).isGreaterThan(ROUNDS / 4);
    assertThat(read).isGreaterThan(ROUNDS / 10);
  }

  /** What a waiver that was read never is. */
  private static void isSound(Waiver waiver) {
    assertThat(waiver.rule()).isIn("opt-in/explicit", "opt-in/at-home", "opt-in/rarely");
    assertThat(List.of(waiver.reason(), waiver.ticket(), waiver.requestedBy()))
        .noneMatch(String::isBlank);
    assertThat(waiver.approvals())
        .extracting(Waiver.Approval::approver)
        .doesNotHaveDuplicates()
        .doesNotContain(waiver.requestedBy());
    assertThat(waiver.key().isEmpty())
        .isEqualTo(waiver.scope() == Waiver.Scope.RULE || waiver.scope() == Waiver.Scope.ANY);
  }

  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path path : files.sorted().toList()) {
        byte[] bytes = Files.readAllBytes(path);
        if (new String(bytes, StandardCharsets.ISO_8859_1).startsWith("waivers: ")) {
          seeds.add(bytes);
        }
      }
    }
    return seeds;
  }

  private static byte[] mutated(byte[] seed, Random random) {
    byte[] document = seed;
    int mutations = random.nextInt(4);
    for (int i = 0; i < mutations; i++) {
      int from = random.nextInt(document.length + 1);
      int until =
          random.nextBoolean() ? from : Math.min(document.length, from + random.nextInt(12));
      byte[] insertion =
          random.nextInt(3) == 0
              ? new byte[] {(byte) random.nextInt(256)}
              : TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
      byte[] head = Arrays.copyOf(document, from);
      byte[] tail = Arrays.copyOfRange(document, until, document.length);
      document = joined(joined(head, insertion), tail);
    }
    return document;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
