package org.avow.engine.verdict.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, they are read, or refused with one line; and the same again. */
final class DocumentFuzzTest {
  private static final String[] TOKENS = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "null",
    "true",
    "-1",
    "1e9",
    "0.5",
    "\\ud83d",
    "99999999999999999999999",
    "\"\"",
    "\u0000",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "\"from\":\"-999999999-01-01T00:00:00Z\"",
    "\"until\":\"2014-12-15T00:00:00Z\"",
    "\uFEFF",
    "\"outcome\":\"pass\"",
    "\"most\":9007199254740991"
  };

  @Test
  void mutatedDocumentsAreReadOrRefused() throws IOException {
    byte[] seed = Files.readAllBytes(Path.of("src/test/resources/golden/december.json"));
    SplittableRandom random = new SplittableRandom(20141215L);
    Assertions.assertTimeout(
        Duration.ofSeconds(60),
        () -> {
          int read = 0;
          for (int i = 0; i < 1_500; i++) {
            byte[] bytes = mutated(seed, random);
            String outcome = outcome(bytes);
            read += outcome.isEmpty() ? 1 : 0;
            assertThat(outcome).doesNotContain("\n", "java.");
            assertThat(outcome(bytes)).isEqualTo(outcome);
          }
          assertThat(read).isBetween(10, 1_400);
        });
  }

  /** Empty if the bytes are a document; its canonical bytes are read as the same one. */
  private static String outcome(byte[] bytes) {
    try {
      VerdictDocument document = VerdictDocument.parse(bytes);
      assertThat(VerdictDocument.parse(document.bytes())).isEqualTo(document);
      return "";
    } catch (InvalidVerdictException e) {
      return e.message();
    }
  }

  private static byte[] mutated(byte[] seed, SplittableRandom random) {
    byte[] bytes = seed;
    int mutations = 1 + random.nextInt(3);
    for (int i = 0; i < mutations; i++) {
      bytes = mutate(bytes, random);
    }
    return bytes;
  }

  private static byte[] mutate(byte[] bytes, SplittableRandom random) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    int from = random.nextInt(bytes.length + 1);
    int length = Math.min(bytes.length - from, random.nextInt(20));
    result.write(bytes, 0, from);
    switch (random.nextInt(8)) {
      case 0 -> result.write(random.nextInt(256));
      case 1, 2 ->
          result.writeBytes(TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8));
      case 3 -> {
        result.write(bytes, from, length);
        result.write(bytes, from, length);
      }
      case 4 -> {
        return result.toByteArray();
      }
      case 5, 6 -> result.writeBytes(digits(length, random));
      default -> {
        // what stands here is left out
      }
    }
    result.write(bytes, from + length, bytes.length - from - length);
    return result.toByteArray();
  }

  private static byte[] digits(int length, SplittableRandom random) {
    byte[] digits = new byte[length];
    for (int i = 0; i < length; i++) {
      digits[i] = (byte) ('0' + random.nextInt(10));
    }
    return digits;
  }
}
