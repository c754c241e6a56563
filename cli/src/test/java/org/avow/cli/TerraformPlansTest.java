package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.avow.engine.Avow;
import org.avow.engine.feed.ImpliedManifest;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.check.QuestionOptions;
import org.avow.engine.verdict.document.DocumentRule;
import org.avow.engine.verdict.document.VerdictDocument;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Plans that others made, under the pack of the 2014 statement: nobody tags whose data they hold.
 */
final class TerraformPlansTest {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Avow AVOW =
      new Avow(Path.of("..", "policies"), InstantSource.fixed(Instant.EPOCH));
  private static final Pack PACK = AVOW.load(List.of("xiaomi-2014"));

  private static Path plans() {
    Path root = HERE;
    while (root != null && !Files.isDirectory(root.resolve("shared/data/terraform-plan"))) {
      root = root.getParent();
    }
    Assumptions.assumeTrue(root != null, "no ../shared/data/terraform-plan");
    return root == null ? HERE : root.resolve("shared/data/terraform-plan");
  }

  /** What came out of each rule, by number of stores. */
  private static Map<String, Map<Outcome, Long>> judge(Path plan) {
    ImpliedManifest implied = ImpliedManifest.of(List.of(plan), List.of("xiaomi-2014"), PACK);
    QuestionOptions options =
        new QuestionOptions(
            Optional.of("2026-11-01"),
            Optional.empty(),
            Optional.of("ci"),
            List.of(),
            List.of("stores-are-encrypted", "out-of-china"));
    VerdictDocument verdict =
        VerdictDocument.of(AVOW.check(PACK, implied.manifest(), implied.root(), options).verdict());
    Map<String, Map<Outcome, Long>> counts = new TreeMap<>();
    for (DocumentRule rule : verdict.rules()) {
      Map<Outcome, Long> some = new TreeMap<>(rule.result().counts());
      some.values().removeIf(count -> count == 0);
      counts.put(rule.name().rule(), some);
    }
    return counts;
  }

  @Test
  void nobodyIsAccusedWithoutKnowingWhoseDataItIs() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(plans())) {
      all.filter(file -> file.getFileName().toString().matches(".*(tfplan|plan\\.out).*\\.json"))
          .sorted()
          .forEach(files::add);
    }
    assertThat(files).hasSizeGreaterThan(50);
    for (Path file : files) {
      judge(file)
          .forEach(
              (rule, counts) ->
                  assertThat(counts).as(file + " " + rule).doesNotContainKey(Outcome.FAIL));
    }
  }

  @Test
  void whatAPlanSaysOfItsStoresIsUsed() {
    // Two accounts of Azure in `eastus`, which is always encrypted and not in China.
    assertThat(judge(plans().resolve("terraform-compliance/test_issue-394/plan.out.json")))
        .isEqualTo(
            Map.of(
                "stores-are-encrypted", Map.of(Outcome.PASS, 2L),
                "out-of-china", Map.of(Outcome.PASS, 2L)));
  }
}
