package org.avow.engine.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.policy.PolicyTest;
import org.avow.engine.policy.Question;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Value;
import org.junit.jupiter.api.Test;

/** The evidence and the question that a test case states. */
final class TestCasesTest {
  private static final String WORDS =
      """
      vocabulary: words
      streams:
        phones: { parts: [eu, in], scope: { service: cloud } }
        web: {}
      types:
        consent:
          kind: event
          streams: [phones, web]
          fields:
            service: { type: string, personal: false }
            granted: { type: bool }
            score: { type: double }
          derive: { next_at: { next: [service] } }
        store:
          kind: state
          id: [name]
          fields: { name: { type: string, personal: false } }
      ---
      tests: words
      cases:
        - case: one
          as_of: 2014-12-15
      """;

  private static PolicyTest test(String rest) {
    String text = WORDS + rest.indent(4) + "    expect: { verdict: fail }\n";
    return PackLoader.load(List.of(new TextFile("t.yaml", text))).tests().get(0);
  }

  private static List<String> sources(String rest) {
    return test(rest).evidence().sources().stream().map(TestCasesTest::source).toList();
  }

  private static String source(SourceEvidence source) {
    return String.join(
        " ",
        source.id(),
        source.stream().map(s -> "stream=" + s.name()).orElse("no stream"),
        source.part().map(p -> "part=" + p).orElse("whole"),
        source.standing().toString(),
        (source.coverAssumed() ? "assumed=" : "covered=") + span(source.covered()),
        (source.observationsAssumed() ? "assumed=" : "observed=")
            + source.observations().stream()
                .map(Timestamps::formatInstant)
                .collect(Collectors.joining(",")),
        "makes=" + source.makes(),
        "records=" + source.records() + "-" + source.unreadable().size(),
        source.facts().stream().map(TestCasesTest::fact).collect(Collectors.joining("; ")));
  }

  private static String span(TimeSet set) {
    return set.stretches().stream()
        .map(
            s ->
                (s.from() == Long.MIN_VALUE ? "ever" : Timestamps.formatInstant(s.from()))
                    + "/"
                    + Timestamps.formatInstant(s.until()))
        .collect(Collectors.joining("+"));
  }

  private static String fact(Fact fact) {
    return fact.type()
        + fact.slots().stream().map(TestCasesTest::value).toList().toString()
        + (fact.doubtful() ? "?" : "")
        + "@"
        + fact.place().line();
  }

  private static String value(Value value) {
    if (value instanceof Moment moment) {
      return Timestamps.format(moment);
    }
    if (value instanceof Value.Text text) {
      return text.value();
    }
    if (value instanceof Value.Unknown) {
      return "?";
    }
    if (value instanceof Value.Present) {
      return "!";
    }
    return value instanceof Value.Real real
        ? real.digits()
        : value.toString().toLowerCase(Locale.ROOT);
  }

  @Test
  void sourcesByStream() {
    assertThat(
            sources(
                """
                covers:
                  all: { from: beginning, until: 2014-12-15, at: 2014-12-14 }
                  web: { from: 2014-01-01, until: 2014-12-15, except: [{ from: 2014-02-01, until: 2014-03-01 }] }
                facts:
                  - consent: { service: cloud, granted: true, score: 5, at: 2014-12-01 }
                  - consent: { service: mail, granted: null, at: 2014-12-02T10:00:00Z }
                    unknown: [score]
                  - consent: { at: 2014-12-03T10:00:00Z }
                    present: [service]
                  - unreadable: [consent, store]
                  - store: { name: a }
                  - store: { name: b, at: 2014-12-10 }
                """))
        .containsExactly(
            "phones.eu stream=phones part=eu OBSERVED covered=ever/2014-12-15T00:00:00Z"
                + " observed=2014-12-14T00:00:00Z makes=[consent] records=3-1"
                + " consent[2014-12-01, cloud, true, 5, absent]@27;"
                + " consent[2014-12-03T10:00:00Z, !, absent, absent, absent]@30;"
                + " consent[../.., ?, ?, ?, absent]?@32",
            "phones.in stream=phones part=in OBSERVED covered=ever/2014-12-15T00:00:00Z"
                + " observed=2014-12-14T00:00:00Z makes=[consent] records=0-0 ",
            "web stream=web whole OBSERVED"
                + " covered=2014-01-01T00:00:00Z/2014-02-01T00:00:00Z+2014-03-01T00:00:00Z/2014-12-15T00:00:00Z"
                + " assumed= makes=[consent] records=1-0"
                + " consent[2014-12-02T10:00:00Z, mail, absent, ?, absent]@28",
            "store stream=store whole OBSERVED covered=ever/2014-12-15T00:00:00Z"
                + " observed=2014-12-10T00:00:00Z,2014-12-14T00:00:00Z makes=[store] records=3-1"
                + " store[2014-12-14T00:00:00Z, ?]?@32; store[2014-12-14T00:00:00Z, a]@33;"
                + " store[2014-12-10T00:00:00Z, b]@34");
  }

  @Test
  void undeclaredStreamsAreAssumed() {
    assertThat(
            sources(
                """
                facts:
                  - consent: { service: mail, at: 2014-12-01 }
                  - consent: { service: mail, at: 2014-12-03T10:00:00Z }
                  - store: { name: a }
                """))
        .containsExactly(
            "web stream=web whole OBSERVED"
                + " assumed=2014-12-01T00:00:00Z/2014-12-03T10:00:00.000000001Z"
                + " assumed= makes=[consent] records=2-0"
                + " consent[2014-12-01, mail, absent, absent, absent]@24;"
                + " consent[2014-12-03T10:00:00Z, mail, absent, absent, absent]@25",
            "store stream=store whole OBSERVED assumed= assumed=2014-12-15T00:00:00Z makes=[store]"
                + " records=1-0 store[2014-12-15T00:00:00Z, a]@26");
  }

  @Test
  void sourcesOneByOne() {
    assertThat(
            sources(
                """
                sources:
                  - source: january
                    stream: phones
                    part: eu
                    standing: declared
                    ordered: true
                    covers: { from: 2014-01-01, until: 2014-02-01 }
                    facts:
                      - consent: { at: 2014-01-02 }
                      - unreadable: [consent]
                      - consent: { at: 2014-01-04 }
                  - source: empty
                    stream: store
                    covers: { at: 2014-12-10 }
                """))
        .containsExactly(
            "january stream=phones part=eu DECLARED covered=2014-01-01T00:00:00Z/2014-02-01T00:00:00Z"
                + " assumed= makes=[consent] records=3-1"
                + " consent[2014-01-02, absent, absent, absent, absent]@31;"
                + " consent[2014-01-02/2014-01-04, ?, ?, ?, absent]?@32;"
                + " consent[2014-01-04, absent, absent, absent, absent]@33",
            "empty stream=store whole OBSERVED assumed= observed=2014-12-10T00:00:00Z makes=[store]"
                + " records=0-0 ");
  }

  @Test
  void theQuestion() {
    Question usual = test("facts: []").question();
    assertThat(question(usual))
        .isEqualTo("2014-12-15T00:00:00Z 2014-11-14T00:00:00Z 2014-12-15T00:00:00Z false default");
    Question asked =
        test("profile: ci\nperiod: { from: 2014-01-01, until: 2014-04-01 }\nfacts: []").question();
    assertThat(question(asked))
        .isEqualTo("2014-12-15T00:00:00Z 2014-01-01T00:00:00Z 2014-04-01T00:00:00Z true ci");
  }

  private static String question(Question question) {
    return String.join(
        " ",
        Timestamps.formatInstant(question.asOf()),
        Timestamps.formatInstant(question.from()),
        Timestamps.formatInstant(question.until()),
        Boolean.toString(question.periodAsked()),
        question.profile().id());
  }
}
