package org.avow.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Patterns that are told by bytes say what the library says of them. */
final class AsciiPatternTest {
  private static final List<String> PIECES =
      List.of(
          "T",
          "-",
          "[0-9]",
          "[a-z]",
          "\\d",
          "\\.",
          "[A-Z0-9_-]",
          "x",
          "[ab]",
          ".",
          "(a)",
          "|",
          "\\s");
  private static final List<String> SIGNS = List.of("", "", "+", "*", "?", "{2}", "+?", "**");
  private static final String LETTERS = "T-07azAB_.x9 \n";

  @Test
  @DisplayName("random patterns of a plain kind, over random texts")
  void randomPatterns() {
    SplittableRandom random = new SplittableRandom(1);
    int plain = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(random.nextInt(9) == 0 ? "" : "^");
      for (int n = random.nextInt(4); n >= 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
        text.append(SIGNS.get(random.nextInt(SIGNS.size())));
      }
      String pattern = text + (random.nextInt(9) == 0 ? "" : "$");
      Optional<AsciiPattern> known = AsciiPattern.of(pattern);
      if (known.isPresent()) {
        plain++;
        agree(pattern, known.get(), random);
      }
    }
    assertThat(plain).isGreaterThan(2_000);
  }

  private static void agree(String pattern, AsciiPattern known, SplittableRandom random) {
    Pattern compiled = Pattern.compile(pattern);
    for (int i = 0; i < 20; i++) {
      StringBuilder subject = new StringBuilder();
      for (int n = random.nextInt(6); n > 0; n--) {
        subject.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      byte[] bytes = ("?" + subject + "?").getBytes(StandardCharsets.US_ASCII);
      assertThat(known.matches(bytes, 1, bytes.length - 1))
          .as("%s on %s", pattern, subject)
          .isEqualTo(compiled.matcher(subject.toString()).find());
    }
  }

  @Test
  @DisplayName("what may match in more than one way is left to the library")
  void others() {
    for (String pattern :
        List.of(
            "T-[0-9]+",
            "^a",
            "^a*a$",
            "^[a-c]+b$",
            "^a|b$",
            "^(a)$",
            "^a{2}$",
            "^\\w$",
            "^[^a]$",
            "^a+?$")) {
      assertThat(AsciiPattern.of(pattern)).as(pattern).isEmpty();
    }
    assertThat(AsciiPattern.of("^T-[0-9]+$")).isPresent();
  }
}
