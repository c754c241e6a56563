package org.avow.cli;

import java.util.List;
import org.avow.engine.Avow;
import org.avow.engine.policy.Pack;
import org.avow.engine.report.CaseReport;
import org.avow.engine.verdict.CaseCoverage;
import org.avow.engine.verdict.CaseResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code avow test}: runs a pack's own tests. */
@Command(
    name = "test",
    description = "Runs the tests of a pack, and counts the rules that lack a case.",
    mixinStandardHelpOptions = true,
    versionProvider = AvowCommand.class,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  avow test xiaomi-2014",
      "  avow test policies/xiaomi-2014",
      "",
      "Exit codes: 0 all came out as expected, 1 some did not, 2 there are no cases,",
      "3 the pack is wrong."
    })
final class TestCommand implements Subcommand {
  private final Surroundings surroundings;

  @Mixin private NamedPack named = new NamedPack();

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "${COMPLETION-CANDIDATES}; auto heeds NO_COLOR.")
  private Colour colour = Colour.auto;

  TestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode run() {
    Pack pack = named.load(surroundings);
    List<CaseResult> results = Avow.test(pack);
    int rules = pack.policies().stream().mapToInt(policy -> policy.rules().size()).sum();
    surroundings
        .out()
        .print(
            CaseReport.render(
                results,
                CaseCoverage.lacking(pack),
                rules,
                surroundings.width(),
                colour.style(surroundings)));
    boolean passed = results.stream().allMatch(result -> result.mismatches().isEmpty());
    if (results.isEmpty()) {
      return ExitCode.UNPROVED;
    }
    return passed ? ExitCode.PASS : ExitCode.BROKEN;
  }
}
