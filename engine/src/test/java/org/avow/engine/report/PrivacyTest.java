package org.avow.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.report.github.GithubReport;
import org.avow.engine.report.html.HtmlReport;
import org.avow.engine.report.junit.JunitReport;
import org.avow.engine.report.sarif.SarifReport;
import org.avow.engine.verdict.FindingEntry;
import org.avow.engine.verdict.RuleVerdict;
import org.avow.engine.verdict.ShownValue;
import org.avow.engine.verdict.Verdict;
import org.avow.engine.verdict.document.VerdictDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class PrivacyTest {
  private static final List<String> PERSONAL =
      List.of("anna", "bert", "cleo", "dora", "emil", "frida", "mail.example", "dear ");

  private final Verdict verdict = Sample.verdict("December 2014");
  private final VerdictDocument document = VerdictDocument.of(verdict);

  @Test
  @DisplayName("7.5: no personal value is in any output")
  void nothingPersonal() {
    for (String output :
        List.of(
            TextReport.render(document, 80, Style.PLAIN),
            TextReport.render(document, 300, Style.COLOURED),
            TextReport.summary(document, 80, Style.PLAIN),
            text(JsonReport.render(document)),
            text(HtmlReport.render(document)),
            text(SarifReport.render(document, "")),
            text(JunitReport.render(document)),
            text(GithubReport.render(document, "")))) {
      // Outside of the policies' own words, which are not evidence.
      String evidence = output.replace("'dear reader'", "").replace("'dear ' + upload", "");
      assertThat(evidence).doesNotContain(PERSONAL);
    }
  }

  @Test
  @DisplayName("7.5: the same value of a field has the same ordinal in the whole verdict")
  void ordinals() {
    assertThat(messages("agreed-before-upload").subList(0, 3))
        .containsExactly(
            "subject #1 uploaded 7 addresses to eu.example without having agreed",
            "subject #2 uploaded 7 addresses to eu.example without having agreed",
            "subject #3 uploaded 13 addresses to eu.example without having agreed");
    assertThat(messages("two-a-day"))
        .containsExactly("subject #3 uploaded too often on 2014-12-12");
  }

  @Test
  @DisplayName("7.5: personal propagates through derived fields, messages and explanations")
  void propagates() {
    FindingEntry first = rule("greeted").findings().get(0);
    assertThat(first.message()).isEqualTo("greeting #1 uploaded, or subject #5, or subject #6");
    assertThat(first.values())
        .containsExactly(
            masked("upload.greeting", "string", "greeting #1"),
            masked("upload.private_host", "bool", "private_host #1"));
    assertThat(first.reasons()).containsExactly(Reason.VIOLATED);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static ShownValue masked(String expression, String type, String standIn) {
    return new ShownValue(expression, type, Optional.of(standIn), Optional.empty(), true);
  }

  private List<String> messages(String rule) {
    return rule(rule).findings().stream().map(FindingEntry::message).toList();
  }

  private RuleVerdict rule(String id) {
    return verdict.rules().stream()
        .filter(rule -> rule.name().rule().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
