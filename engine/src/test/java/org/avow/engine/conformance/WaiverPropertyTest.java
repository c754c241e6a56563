package org.avow.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.PolicyTest;
import org.avow.engine.policy.check.PackLoader;
import org.avow.engine.text.TextFile;
import org.avow.engine.verdict.Exemptions;
import org.avow.engine.verdict.Gate;
import org.avow.engine.verdict.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random waivers over small random worlds: they change the gate and their own marks, no more. */
final class WaiverPropertyTest {
  private static final int WORLDS = 400;
  private static final String PACK =
      """
      vocabulary: v
      types:
        bucket:
          kind: state
          id: [region, name]
          fields:
            region: { type: string, personal: false }
            name: { type: string, personal: false }
            public: { type: bool }
        login:
          kind: event
          fields:
            user: { type: string, personal: true }
            ok: { type: bool }
      ---
      policy: p
      rules:
        - { rule: private, for: bucket, severity: high, require: "!bucket.public" }
        - { rule: good, for: login, severity: low, require: login.ok }
        - { rule: some, severity: medium, require: { exists: login, where: login.ok } }
      ---
      profile: other
      block_from: medium
      block_inconclusive: false
      waivers: { approvers: 1 }
      ---
      """;

  @Test
  @DisplayName("6.6: a waiver changes no outcome, count or finding, and never makes a gate fail")
  void changeTheGateOnly() {
    Random random = new Random(66);
    int opened = 0;
    int marked = 0;
    for (int world = 0; world < WORLDS; world++) {
      String text = PACK + tests(random);
      Pack pack = PackLoader.load(List.of(new TextFile("world.yaml", text)));
      PolicyTest test = pack.tests().get(0);
      Verdict bare = verdict(pack, test, Exemptions.NONE);
      Verdict waived = verdict(pack, test, new Exemptions(test.waivers(), Optional.empty()));
      assertThat(stripped(waived)).as(text).isEqualTo(stripped(bare));
      assertThat(waived.waivers().gateBefore()).as(text).isEqualTo(bare.gate());
      assertThat(waived.findings()).isEqualTo(bare.findings());
      if (bare.gate() == Gate.PASS) {
        assertThat(waived.gate()).as(text).isEqualTo(Gate.PASS);
      }
      if (bare.nothingJudged() || test.question().profile().id().equals("regulator")) {
        assertThat(waived.gate()).as(text).isEqualTo(bare.gate());
      }
      opened += bare.gate() != waived.gate() ? 1 : 0;
      marked += waived.rules().stream().anyMatch(rule -> rule.waivedCount() > 0) ? 1 : 0;
    }
    assertThat(opened).isGreaterThan(WORLDS / 50);
    assertThat(marked).isGreaterThan(WORLDS / 10);
  }

  private static Verdict verdict(Pack pack, PolicyTest test, Exemptions exemptions) {
    return Judged.of(pack, test.evidence(), test.question(), exemptions).verdict();
  }

  /** The document without what waivers may change. */
  private static String stripped(Verdict verdict) {
    return new String(verdict.bytes(), StandardCharsets.UTF_8)
        .replaceAll(",\"waivers\":\\[.*\\](?=})", "")
        .replaceAll(",\"verdict\":\"(pass|fail)\"", "")
        .replaceAll("\"gate_before_waivers\":\"(pass|fail)\",", "")
        .replaceAll("\"broken\":(true|false),", "")
        .replaceAll("\"blocks\":(true|false),", "")
        .replaceAll(",\"waived\":\"[^\"]*\"", "")
        .replaceAll(",\"waived_count\":[0-9]+", "");
  }

  private static String tests(Random random) {
    String profile = List.of("default", "other", "regulator").get(random.nextInt(3));
    StringBuilder text =
        new StringBuilder("tests: t\ncases:\n  - case: c\n    as_of: 2014-12-15\n");
    text.append("    profile: ").append(profile).append('\n');
    text.append("    covers: { all: { from: ");
    text.append(random.nextInt(3) == 0 ? "2014-12-10" : "beginning");
    text.append(", until: 2014-12-15, at: 2014-12-14 } }\n    facts:\n");
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(fact(i, random));
    }
    text.append("    waivers:\n");
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(waiver(i, random));
    }
    return text.append("    expect: { private: pass }\n").toString();
  }

  private static String fact(int number, Random random) {
    String flag = List.of("true", "false", "null").get(random.nextInt(3));
    return random.nextBoolean()
        ? String.format(
            Locale.ROOT,
            "      - bucket: { region: r%d, name: b%d, public: %s }%n",
            random.nextInt(2),
            number,
            flag)
        : String.format(
            Locale.ROOT,
            "      - login: { user: u%d, ok: %s, at: 2014-12-0%d }%n",
            number,
            flag,
            1 + number);
  }

  private static String waiver(int number, Random random) {
    List<String> scopes =
        List.of(
            "rule: private, key: { region: r0, name: b0 }",
            "rule: private, key: { region: r1, name: b1 }",
            "rule: private, key: { region: r0 }",
            "rule: private, key: any",
            "rule: private",
            "rule: good",
            "rule: good, key: any",
            "rule: some");
    List<String> spans =
        List.of(
            "start: 2014-12-03, expiry: 2014-12-20",
            "start: 2014-12-09, expiry: 2015-12-20",
            "start: 2014-12-03, expiry: 2014-12-12",
            "start: 2014-12-15, expiry: 2014-12-20");
    String second = random.nextInt(3) == 0 ? "" : ", { name: bob, approved_at: 2014-12-02 }";
    return String.format(
        Locale.ROOT,
        "      - { waiver: w%d, %s, reason: r, ticket: t, requested_by: erin, approvers: [{ name: alice,"
            + " approved_at: 2014-12-0%d }%s], %s }%n",
        number,
        scopes.get(random.nextInt(scopes.size())),
        1 + random.nextInt(9),
        second,
        spans.get(random.nextInt(spans.size())));
  }
}
