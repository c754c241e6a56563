package org.avow.engine.verdict.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Waiver;
import org.avow.engine.text.Sha256;
import org.avow.engine.verdict.FindingEntry;
import org.avow.engine.verdict.Gate;
import org.avow.engine.verdict.RuleName;
import org.avow.engine.verdict.ShownValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VerdictDocumentTest {
  private static final Path DECEMBER = Path.of("src/test/resources/golden/december.json");

  private final String december = text();

  private static String text() {
    try {
      return Files.readString(DECEMBER);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void readsAllOfADocument() throws InvalidVerdictException {
    VerdictDocument document = parse(december);
    assertThat(document.unknown()).isEmpty();
    assertThat(document.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(december);
    assertThat(document.gate()).isEqualTo(Gate.FAIL);
    assertThat(document.broken()).isTrue();
    assertThat(document.question())
        .isEqualTo(
            new DocumentQuestion(
                day(16_419), day(16_389), day(16_419), true, false, List.of(), List.of()));
    assertThat(document.rulesByName()).containsKey("spare/greeted");
  }

  @Test
  void readsAWholeFinding() throws InvalidVerdictException {
    DocumentRule rule =
        parse(december).rules().stream()
            .filter(r -> r.name().equals(new RuleName("spare", 1, "greeted")))
            .findFirst()
            .orElseThrow();
    assertThat(rule.judges()).contains("upload");
    assertThat(rule.result().findings().get(0))
        .isEqualTo(
            new DocumentFinding(
                Outcome.FAIL,
                new FindingEntry.Subject(FindingEntry.Kind.FACT, Optional.of("upload"), List.of()),
                "greeting #1 uploaded, or subject #5, or subject #6",
                new Place("uploads", "tests.yaml", 12, 9, ""),
                List.of(
                    masked("upload.greeting", "string", "greeting #1"),
                    masked("upload.private_host", "bool", "private_host #1")),
                List.of(Reason.VIOLATED),
                List.of(),
                Optional.of(day(16_395) + 10 * 3_600_000_000_000L),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void readsWaivers() throws InvalidVerdictException {
    String waiver =
        "\"waivers\":[{\"approved_at\":[\"2014-01-02\",\"2014-01-03\"],"
            + "\"approvers\":[\"b\",\"c\"],\"expiry\":\"2015-01-01T00:00:00Z\","
            + "\"id\":\"w\",\"key\":{\"name\":\"x\"},\"matched\":2,\"problems\":[\"too broad\"],"
            + "\"reason\":\"why\",\"requested_by\":\"a\",\"rule\":\"privacy/greeted\","
            + "\"scope\":\"part\",\"start\":\"2014-01-01T00:00:00Z\",\"state\":\"not_yet_valid\",\"ticket\":\"T-1\"}]";
    VerdictDocument document =
        parse(
            december.replaceFirst(
                "\\{\"as_of\"", "{" + waiver + ",\"gate_before_waivers\":\"fail\",\"as_of\""));
    assertThat(document.unknown()).isEmpty();
    assertThat(document.gateBeforeWaivers()).contains(Gate.FAIL);
    assertThat(document.waivers())
        .containsExactly(
            new DocumentWaiver(
                "w",
                "privacy/greeted",
                Waiver.Scope.PART,
                Optional.of("name = x"),
                "why",
                "T-1",
                "a",
                List.of("b", "c"),
                List.of("2014-01-02", "2014-01-03"),
                "2014-01-01T00:00:00Z",
                "2015-01-01T00:00:00Z",
                DocumentWaiver.State.NOT_YET_VALID,
                2,
                List.of("too broad")));
  }

  @Test
  void knowsADocumentThatWasLaidOutAnew() throws InvalidVerdictException {
    String indented = "\n " + december.replace(",\"", " ,\n  \"") + "\n";
    assertThat(parse(indented).digest())
        .isEqualTo(Sha256.of(december.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void keepsAndNamesWhatItDoesNotKnow() throws InvalidVerdictException {
    String more = december.replace("{\"as_of\"", "{\"a_mood\":{\"a\":1},\"as_of\"");
    VerdictDocument document = parse(more);
    assertThat(document.unknown()).containsExactly("/a_mood");
    assertThat(document.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(more);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | the verdict document is empty",
        "[] | no verdict document: not a JSON object at line 1, column 2",
        "{} | no verdict document: `/semantics` is missing",
        "{\"semantics\":1} | no verdict document: `/semantics` is not a string",
        "{\"semantics\":\"2\"} | the verdict was reached by another version of the semantics than 1",
        "{\"semantics\":\"1\",\"verdict\":\"maybe\"} | no verdict document: `/verdict` is a word that is not known here",
        "{\"semantics\":\"1\" | the verdict document breaks off at line 1, column 17",
        "{\"a\":1,\"a\":2} | no verdict document: a member stands twice in one object at line 1, column 13",
        "{\"a\":null} | no verdict document: `null` at line 1, column 10",
        "{\"a\":0.5} | no verdict document: a number with a fraction at line 1, column 9",
        "{\"a\":9007199254740993} | no verdict document: a number beyond 2^53 at line 1, column 22",
        "{\"a\":\"\\ud800\"} | no verdict document: half a surrogate pair at line 1, column 14",
        "{}{} | no verdict document: something follows it at line 1, column 4",
        "diagnostics | no verdict document: not JSON at line 1, column 1",
      })
  void refusesWhatIsNone(String text, String message) {
    assertThat(refusal(text.getBytes(StandardCharsets.UTF_8)).message()).isEqualTo(message);
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    byte[] deep = ("{\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(deep).message())
        .isEqualTo("no verdict document: nested too deep, or a name or number too long");
  }

  @Test
  void refusesBytesThatAreNoText() {
    assertThat(refusal(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xFF, '"', '}'}).message())
        .isEqualTo("no verdict document: not JSON at line 1, column 8");
  }

  @Test
  void refusesWhatIsHuge() {
    assertThat(refusal(new byte[DocumentTree.LARGEST + 1]).message())
        .isEqualTo("the verdict document has more than 128 MiB");
  }

  private static InvalidVerdictException refusal(byte[] bytes) {
    return catchThrowableOfType(InvalidVerdictException.class, () -> VerdictDocument.parse(bytes));
  }

  private static VerdictDocument parse(String text) throws InvalidVerdictException {
    return VerdictDocument.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ShownValue masked(String expression, String type, String standIn) {
    return new ShownValue(expression, type, Optional.of(standIn), Optional.empty(), true);
  }

  private static long day(long day) {
    return day * 86_400_000_000_000L;
  }
}
