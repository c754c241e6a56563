package org.avow.engine.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.junit.jupiter.api.Test;

final class SnippetTest {

  private static String snippet(String content, int start, int end) {
    TextFile file = new TextFile("pack/policy.yaml", content);
    return Snippet.of(
        new Diagnostic(
            Code.UNKNOWN_KEY,
            "unknown key `titel`",
            new Span(file, start, end),
            Optional.of("did you mean `title`?")));
  }

  @Test
  void theLineWithTheStretchUnderlined() {
    assertThat(snippet("policy: a\ntitel: b\n", 10, 15))
        .isEqualTo(
            """
            error[AV202]: unknown key `titel`
              --> pack/policy.yaml:2:1
               |
             2 | titel: b
               | ^^^^^
               = help: did you mean `title`?""");
  }

  @Test
  void tabsAndWideCharactersKeepTheCaretInPlace() {
    assertThat(snippet("\t中é😀x: b", 5, 6))
        .isEqualTo(
            """
            error[AV202]: unknown key `titel`
              --> pack/policy.yaml:1:5
               |
             1 |     中é😀x: b
               |          ^
               = help: did you mean `title`?""");
  }

  @Test
  void anEmptyStretchHasOneCaret() {
    assertThat(snippet("a:\n", 2, 2)).contains("\n 1 | a:\n   |   ^\n");
    assertThat(snippet("a:\n", 3, 3)).contains("\n 2 | \n   | ^\n");
  }

  @Test
  void aStretchOfSeveralLinesIsUnderlinedToTheEndOfTheFirst() {
    assertThat(snippet("ab:\n  c\n  d\n", 1, 9)).contains("\n 1 | ab:\n   |  ^^\n");
  }

  @Test
  void aLongLineIsCut() {
    String line = "x".repeat(200) + "titel" + "y".repeat(200);
    String shown = "… " + "x".repeat(30) + "titel" + "y".repeat(65) + " …";
    assertThat(snippet(line, 200, 205))
        .contains("\n 1 | " + shown + "\n   | " + " ".repeat(32) + "^^^^^\n");
  }

  @Test
  void withoutTextThereIsNoLine() {
    assertThat(snippet("", 0, 0))
        .isEqualTo(
            """
            error[AV202]: unknown key `titel`
              --> pack/policy.yaml:1:1
               = help: did you mean `title`?""");
  }

  @Test
  void nearestName() {
    List<String> names = List.of("subject", "service", "granted", "at");
    assertThat(Suggestion.nearest("subjekt", names)).contains("subject");
    assertThat(Suggestion.nearest("sevrice", names)).contains("service");
    assertThat(Suggestion.nearest("Granted", names)).contains("granted");
    assertThat(Suggestion.nearest("category", names)).isEmpty();
    assertThat(Suggestion.nearest("x".repeat(100_000), names)).isEmpty();
    assertThat(Suggestion.help("category", names, "fields"))
        .isEqualTo("fields are `subject`, `service`, `granted`, `at`");
    assertThat(Suggestion.help("category", List.of(), "fields")).isEqualTo("there are no fields");
  }

  @Test
  void wordsOfUsersAreShortAndOnOneLine() {
    assertThat(Diagnostic.quote(" a\n  `b` ")).isEqualTo("`a 'b'`");
    assertThat(Diagnostic.quote("é".repeat(80))).isEqualTo("`" + "é".repeat(70) + "…`");
  }
}
