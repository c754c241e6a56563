package org.avow.engine.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.avow.engine.Avow;
import org.avow.engine.Golden;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Profile;
import org.avow.engine.survey.Outline;
import org.avow.engine.survey.OutlineJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plans of the shipped packs, whole. A change of what the planner decides shows here. */
final class OutlineReportTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2014-12-15T12:00:00Z"));

  private static Outline outline(String folder, String name) {
    Pack pack = new Avow(Path.of("..").resolve(folder), NOON).load(List.of(name));
    Profile profile = pack.profile("default").orElseThrow();
    return Outline.of(pack.under(profile), profile);
  }

  @ParameterizedTest
  @CsvSource({
    "policies, xiaomi-2014",
    "policies, xiaomi-2014-drl",
    "bench/policies, access-log",
  })
  void plansOfShippedPacks(String folder, String pack) {
    Golden.assertMatches(
        "plan-" + pack + ".txt", OutlineText.render(outline(folder, pack), 100, Style.PLAIN));
  }

  @Test
  void planAsJson() {
    Golden.assertMatches(
        "plan-access-log.json",
        new String(OutlineJson.bytes(outline("bench/policies", "access-log")), UTF_8));
  }
}
