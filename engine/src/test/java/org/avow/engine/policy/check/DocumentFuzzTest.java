package org.avow.engine.policy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.diagnostic.Snippet;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: a pack loads, or says in our own words what is wrong with it. */
final class DocumentFuzzTest {
  private static final int ROUNDS = 1_500;
  private static final List<String> TOKENS =
      List.of(
          ":",
          ": ",
          "- ",
          "\n",
          "\n\n---\n",
          "'",
          "\"",
          "{",
          "}",
          "[",
          "]",
          "!",
          "&a ",
          "*a",
          "#",
          " #",
          "|\n",
          ">\n",
          "\t",
          "null",
          "~",
          "${",
          "P1M",
          "2014-02-30",
          "\u0000",
          "\u2028",
          "é",
          "😀",
          "?",
          "%",
          "@",
          "`",
          ",",
          "  ",
          "999999999999999999999",
          "-1",
          "in",
          "at");

  @Test
  void mutatedDocumentsNeverDoAnythingElse() throws IOException {
    List<byte[]> seeds = seeds();
    Random random = new Random(20141215);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] document = mutated(seeds.get(round % seeds.size()), seeds, random);
      refused += loaded(document, round) ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(ROUNDS / 2);
  }

  private static boolean loaded(byte[] document, int round) {
    try {
      return assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> loaded(document).isEmpty(), () -> "round " + round);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(
          "round " + round + ": " + new String(document, StandardCharsets.UTF_8), e);
    }
  }

  private static List<Diagnostic> loaded(byte[] bytes) {
    List<Diagnostic> said;
    try {
      said = PackLoader.load(List.of(), Map.of("fuzz.yaml", bytes)).warnings();
    } catch (InvalidDocumentsException e) {
      said = e.diagnostics();
    }
    try {
      ManifestReader.read("avow.yaml", bytes);
    } catch (InvalidDocumentsException e) {
      said.forEach(Snippet::of);
    }
    return said;
  }

  private static List<byte[]> seeds() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/diagnostics"))) {
      List<byte[]> seeds = new ArrayList<>();
      for (Path path : files.filter(p -> p.toString().endsWith(".yaml")).sorted().toList()) {
        seeds.add(Files.readAllBytes(path));
      }
      return seeds;
    }
  }

  private static byte[] mutated(byte[] seed, List<byte[]> seeds, Random random) {
    byte[] document = seed;
    int mutations = 1 + random.nextInt(4);
    for (int i = 0; i < mutations; i++) {
      int from = random.nextInt(document.length + 1);
      int until = Math.min(document.length, from + random.nextInt(12));
      byte[] insertion =
          switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 -> part(seeds.get(random.nextInt(seeds.size())), random);
            default -> TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
          };
      document = spliced(document, from, random.nextBoolean() ? from : until, insertion);
    }
    return document;
  }

  private static byte[] part(byte[] document, Random random) {
    int from = random.nextInt(document.length);
    return Arrays.copyOfRange(document, from, Math.min(document.length, from + random.nextInt(60)));
  }

  private static byte[] spliced(byte[] document, int from, int until, byte[] insertion) {
    byte[] result = new byte[from + insertion.length + document.length - until];
    System.arraycopy(document, 0, result, 0, from);
    System.arraycopy(insertion, 0, result, from, insertion.length);
    System.arraycopy(document, until, result, from + insertion.length, document.length - until);
    return result;
  }
}
