package org.avow.engine.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.avow.engine.expression.Term;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;
import org.avow.engine.policy.Window;
import org.avow.engine.policy.WindowRewriting;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.Durations;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Value;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the model holds of windows, due dates and effective spans. */
final class PolicyModelTest {
  private static final String WORDS =
      """
      commitments: promise
      clauses:
        - { id: always, quote: always }
        - { id: by-2014, quote: by 2014, due: 2014-12-31 }
        - { id: in-india, quote: in India, due: 2014-12-31, zone: Asia/Kolkata }
      ---
      vocabulary: words
      types:
        grant:
          kind: event
          id: [name]
          fields: { name: { type: string, personal: false } }
          derive: { next_at: { next: [name] } }
        use:
          kind: event
          id: [name]
          fields: { name: { type: string, personal: false } }
      ---
      """;

  private static Pack pack(String policy) {
    return PackLoader.load(List.of(new TextFile("pack.yaml", WORDS + policy)));
  }

  private static Rule rule(Pack pack) {
    return pack.policies().get(0).rules().get(0);
  }

  private static String bound(Optional<Window.Bound> bound) {
    return bound.map(PolicyModelTest::bound).orElse("-");
  }

  private static String bound(Window.Bound bound) {
    if (bound.value().root() instanceof Term.Constant constant) {
      Value value = constant.value();
      String text =
          value instanceof Value.Length length
              ? Durations.format(length)
              : Timestamps.format((Moment) value);
      return bound.kind() + " " + text;
    }
    return bound.kind() + " " + bound.value().text();
  }

  private static List<String> windows(Requirement requirement) {
    List<String> windows = new ArrayList<>();
    requirement.accept(
        new WindowRewriting(
            (form, window) -> {
              windows.add(bound(window.start()) + " .. " + bound(window.end()));
              return window;
            }));
    return windows;
  }

  @ParameterizedTest
  @DisplayName("1.7 dates that a policy states")
  @CsvSource({
    "from: 2014-10-31, FROM 2014-10-31T00:00:00Z .. -",
    "after: 2014-10-31, FROM 2014-11-01T00:00:00Z .. -",
    "to: 2014-10-31, - .. BEFORE 2014-11-01T00:00:00Z",
    "before: 2014-10-31, - .. BEFORE 2014-10-31T00:00:00Z",
    "after: 2014-10-31T10:00:00Z, AFTER 2014-10-31T10:00:00Z .. -",
    "to: '2014-10-31T10:00:00+05:30', - .. TO 2014-10-31T04:30:00Z",
    "preceding: P7D, PRECEDING P7D .. -",
    "within: PT1H30M, - .. WITHIN PT1H30M",
    "after: use.at, AFTER use.at .. -",
    "'from: params.start', FROM params.start .. -",
    "'from: \"params.start + params.grace\"', FROM params.start + params.grace .. -",
  })
  void datesThatAPolicyStates(String key, String window) {
    Pack pack =
        pack(
            String.format(
                Locale.ROOT,
                """
            policy: p
            params: { start: 2014-03-31, grace: PT1H }
            rules:
              - rule: r
                for: use
                require:
                  exists: grant
                  where: grant.name == use.name
                  %s
            """,
                key));
    assertThat(windows(rule(pack).require())).containsExactly(window);
  }

  @Test
  @DisplayName("1.7 dates that are parameters, under the profile that sets them")
  void datesThatAreParameters() {
    Pack pack =
        pack(
            """
            policy: p
            params: { start: 2014-03-31, end: 2014-10-31T10:00:00Z }
            rules:
              - rule: r
                require:
                  all:
                    - { exists: grant, from: params.start, to: params.end }
                    - { exists: grant, after: params.start, before: params.end }
            ---
            profile: strict
            params: { p.end: 2014-09-30 }
            """);
    Policy policy = pack.policies().get(0);
    assertThat(windows(policy.rules().get(0).require()))
        .containsExactly(
            "FROM params.start .. TO params.end", "AFTER params.start .. BEFORE params.end");
    Policy usual = pack.under(pack.profile("default").orElseThrow()).policies().get(0);
    assertThat(windows(usual.rules().get(0).require()))
        .containsExactly(
            "FROM 2014-03-31T00:00:00Z .. TO params.end",
            "FROM 2014-04-01T00:00:00Z .. BEFORE params.end");
    Policy strict = policy.under(pack.profile("strict").orElseThrow());
    assertThat(windows(strict.rules().get(0).require()))
        .containsExactly(
            "FROM 2014-03-31T00:00:00Z .. BEFORE 2014-10-01T00:00:00Z",
            "FROM 2014-04-01T00:00:00Z .. BEFORE 2014-09-30T00:00:00Z");
    assertThat(strict.parameterRow().get(1))
        .isEqualTo(Timestamps.parse("2014-09-30").orElseThrow());
  }

  @Test
  @DisplayName("6.3 a due date on a rule without `for`")
  void dueDatesSetWindows() {
    Pack pack =
        pack(
            """
            policy: p
            keeps: [in-india]
            rules:
              - rule: r
                require:
                  any:
                    - { exists: grant, from: 2014-01-01 }
                    - { exists: grant, before: 2014-06-01 }
                    - { count: grant, at_least: 2 }
                    - { none: use }
                    - { none: use, from: 2014-06-01 }
                    - { count: use, at_most: 2 }
                    - { latest: use, satisfies: use.name == 'a' }
                    - { recurring: use, at_most_apart: P1D }
            """);
    String due = "2014-12-31T18:30:00Z";
    assertThat(windows(rule(pack).require()))
        .containsExactly(
            "FROM 2014-01-01T00:00:00Z .. BEFORE " + due,
            "- .. BEFORE 2014-06-01T00:00:00Z",
            "- .. BEFORE " + due,
            "FROM " + due + " .. -",
            "FROM 2014-06-01T00:00:00Z .. -",
            "FROM " + due + " .. -",
            "FROM " + due + " .. -",
            "FROM " + due + " .. -");
    assertThat(effective(rule(pack))).isEqualTo("due 2014-12-31T18:30:00Z/for ever");
  }

  private static String effective(Rule rule) {
    TimeSet span = rule.effective();
    return (rule.dueStart() ? "due " : "")
        + (span.first() == Long.MIN_VALUE ? "ever" : Timestamps.formatInstant(span.first()))
        + "/"
        + (span.end() == Long.MAX_VALUE ? "for ever" : Timestamps.formatInstant(span.end()));
  }

  @ParameterizedTest
  @DisplayName("6.3 when a rule is in force")
  @CsvSource({
    "always, '', '', ever/for ever",
    "by-2014, '', '', due 2015-01-01T00:00:00Z/for ever",
    "by-2014, 'from: 2014-06-01', '', 2014-06-01T00:00:00Z/for ever",
    "by-2014, '', 'from: 2014-06-01', 2014-06-01T00:00:00Z/for ever",
    "by-2014, '', 'until: 2016-01-01', due 2015-01-01T00:00:00Z/2016-01-01T00:00:00Z",
    "always, 'until: 2016-01-01', 'from: 2014-06-01', 2014-06-01T00:00:00Z/2016-01-01T00:00:00Z",
    "always, 'from: 2014-06-01', 'from: 2014-03-01', 2014-06-01T00:00:00Z/for ever",
  })
  void whenARuleIsInForce(String clause, String policy, String rule, String span) {
    Pack pack =
        pack(
            String.format(
                Locale.ROOT,
                """
            policy: p
            keeps: [%s]
            %s
            rules:
              - rule: r
                for: use
                %s
                require: use.name == 'a'
            """,
                clause,
                effectiveKey(policy),
                effectiveKey(rule)));
    assertThat(effective(rule(pack))).isEqualTo(span);
  }

  private static String effectiveKey(String span) {
    return span.isEmpty() ? "# always" : "effective: { " + span + " }";
  }

  @Test
  @DisplayName("6.2 a rule's own clauses stand for its policy's")
  void keepsOfRules() {
    Pack pack =
        pack(
            """
            policy: p
            keeps: [always]
            rules:
              - { rule: a, for: use, require: use.name == 'a' }
              - { rule: b, for: use, require: use.name == 'a', keeps: [by-2014] }
            """);
    assertThat(pack.policies().get(0).rules())
        .extracting(Rule::keeps)
        .containsExactly(List.of("always"), List.of("by-2014"));
  }

  @Test
  @DisplayName("4.10 derived fields come in an order in which each needs only those before it")
  void orderOfDerivedFields() {
    Pack pack =
        PackLoader.load(
            List.of(
                new TextFile(
                    "v.yaml",
                    """
                    vocabulary: words
                    types:
                      upload:
                        kind: event
                        fields: { user: { type: string, personal: true }, size: { type: int } }
                        derive:
                          third: upload.second || has(upload.next_at)
                          second: upload.first
                          next_at: { next: [key] }
                          first: upload.size > 5
                          key: upload.user + '!'
                    """)));
    assertThat(pack.vocabulary().type("upload").orElseThrow().fields())
        .extracting(f -> f.slot() + " " + f.name() + " " + f.type() + (f.personal() ? " *" : ""))
        .containsExactly(
            "0 at timestamp",
            "1 user string *",
            "2 size int",
            "3 first bool",
            "4 second bool",
            "5 key string *",
            "6 next_at timestamp",
            "7 third bool");
  }
}
