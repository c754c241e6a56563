package org.avow.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.avow.engine.Avow;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.PolicyTest;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.policy.check.QuestionOptions;
import org.avow.engine.value.Timestamps;
import org.avow.engine.verdict.RuleVerdict;
import org.avow.engine.verdict.Verdict;
import org.avow.fixtures.conformance.ConformanceCase;
import org.avow.fixtures.conformance.ConformanceSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drives the conformance suite over HTTP. The evidence of each test becomes a manifest and files;
 * what comes back has the bytes of a local run and the outcomes that the suite expects.
 */
final class ConformanceTest {
  private static final Path ROOT = Path.of("..", "fixtures", "conformance");

  @TempDir private Path folder;
  private final Map<String, List<String>> skipped = new TreeMap<>();
  private int judged;
  private int number;

  @Test
  void everyCaseGivesTheSameBytesOverHttp() throws Exception {
    List<ConformanceCase> cases =
        ConformanceSuite.read(ROOT).cases().stream()
            .filter(each -> each.diagnostics().isEmpty())
            .toList();
    for (int i = 0; i < cases.size(); i++) {
      writePack("case-" + i, cases.get(i));
    }
    Path policies = folder.resolve("policies");
    Avow avow = new Avow(policies, RunningServer.NOON);
    String[] names = new String[cases.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = "case-" + i;
    }
    try (RunningServer server = RunningServer.of(policies, names)) {
      for (int i = 0; i < names.length; i++) {
        drive(cases.get(i), names[i], avow, server);
      }
    }
    assertThat(skipped.keySet())
        .isSubsetOf(
            "a value has no notation in evidence",
            "an unreadable record is of all types of its stream",
            "it covers nothing",
            "several snapshots are several files",
            "the question has no notation",
            "there is no source",
            "what the case states is more than its files say");
    assertThat(judged).isGreaterThan(400);
    assertThat(skipped.getOrDefault("what the case states is more than its files say", List.of()))
        .hasSizeLessThan(5);
  }

  private void writePack(String name, ConformanceCase suite) throws IOException {
    for (Map.Entry<String, String> document : suite.documents().entrySet()) {
      Path file = folder.resolve("policies").resolve(name).resolve(document.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, document.getValue());
    }
  }

  private void drive(ConformanceCase suite, String name, Avow avow, RunningServer server)
      throws Exception {
    Pack pack = avow.load(List.of(name));
    for (PolicyTest test : pack.tests()) {
      Path root = suite.evidence().orElse(folder.resolve("evidence").resolve(name));
      Optional<String> obstacle = Optional.empty();
      if (suite.evidence().isEmpty()) {
        root = Files.createDirectories(root.resolve("test-" + number++));
        obstacle = StatedEvidence.write(test.evidence(), root);
      }
      if (test.question().periodAsked() && test.question().from() == Long.MIN_VALUE) {
        obstacle = Optional.of("the question has no notation");
      }
      if (obstacle.isPresent()) {
        skip(obstacle.get(), suite, test);
        continue;
      }
      compare(suite, test, pack, root, avow, server);
    }
  }

  private void skip(String why, ConformanceCase suite, PolicyTest test) {
    skipped.computeIfAbsent(why, w -> new ArrayList<>()).add(suite.path() + ": " + test.name());
  }

  private void compare(
      ConformanceCase suite, PolicyTest test, Pack pack, Path root, Avow avow, RunningServer server)
      throws Exception {
    Question question = test.question();
    QuestionOptions options =
        new QuestionOptions(
            Optional.of(Timestamps.formatInstant(question.asOf())),
            question.periodAsked()
                ? Optional.of(
                    Timestamps.formatInstant(question.from())
                        + "/"
                        + Timestamps.formatInstant(question.until()))
                : Optional.empty(),
            Optional.of(question.profile().id()),
            question.clauses(),
            question.rules());
    Verdict local =
        avow.check(pack, ManifestReader.read(root.resolve("avow.yaml")), root, options).verdict();
    assertThat(new String(remote(pack, root, options, server), StandardCharsets.UTF_8))
        .as(suite.path() + ": " + test.name())
        .isEqualTo(new String(local.bytes(), StandardCharsets.UTF_8));
    if (outcomes(test, local)) {
      judged++;
    } else {
      skip("what the case states is more than its files say", suite, test);
    }
  }

  /** Whether the outcomes of rules are those that the suite decided. */
  private static boolean outcomes(PolicyTest test, Verdict verdict) {
    for (Map.Entry<String, PolicyTest.Expectation> expected : test.expected().entrySet()) {
      String what = expected.getKey();
      boolean gate = what.equals("verdict") || what.equals("gate_before_waivers");
      if (gate || what.startsWith("clause:")) {
        continue;
      }
      Optional<Outcome> outcome =
          verdict.rules().stream()
              .filter(r -> what.equals(r.name().rule()) || what.equals(r.name().toString()))
              .map(RuleVerdict::outcome)
              .reduce(Outcome::worst);
      if (!outcome.equals(Optional.of(expected.getValue().outcome()))) {
        return false;
      }
    }
    return true;
  }

  private static byte[] remote(Pack pack, Path root, QuestionOptions options, RunningServer server)
      throws Exception {
    StringBuilder query = new StringBuilder("?pack=" + pack.names().get(0));
    options.asOf().ifPresent(text -> query.append("&as_of=").append(text));
    options.period().ifPresent(text -> query.append("&period=").append(encoded(text)));
    options.profile().ifPresent(text -> query.append("&profile=").append(encoded(text)));
    options.clauses().forEach(text -> query.append("&clause=").append(encoded(text)));
    options.rules().forEach(text -> query.append("&rule=").append(encoded(text)));
    Form form = new Form();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = root.relativize(file).toString();
        boolean manifest = name.equals("avow.yaml");
        if (!name.equals("case.yaml")) {
          form.part(manifest ? "manifest" : "evidence", name, Files.readAllBytes(file));
        }
      }
    }
    var response =
        server.send(
            server
                .request("/v1/check" + query)
                .header("Content-Type", Form.TYPE)
                .header("Accept", "application/vnd.avow.verdict+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.bytes())));
    return response.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
