package org.avow.cli;

import java.util.Optional;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Profile;
import org.avow.engine.report.OutlineText;
import org.avow.engine.survey.Outline;
import org.avow.engine.survey.OutlineJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code avow plan}: says how a pack is judged. */
@Command(
    name = "plan",
    description =
        "Says how a pack, or a manifest's evidence, would be judged: what waits until all is read,"
            + " by which keys facts are grouped, which fields are read, and why. Judges nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = AvowCommand.class,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  avow plan xiaomi-2014",
      "  avow plan policies/xiaomi-2014",
      "  avow plan --format json fixtures/xiaomi-2014/december-2014",
      "  avow plan --pack shop logs/login.jsonl",
      "",
      "Exit codes: 0 shown, 3 policies, manifest or arguments are wrong,",
      "4 unreadable or unwritable."
    })
final class PlanCommand implements Subcommand {
  private final Surroundings surroundings;

  @Mixin private EvidenceArguments evidence = new EvidenceArguments();

  @Mixin private ShownForm form = new ShownForm();

  PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode run() {
    Optional<Pack> pack = evidence.pack(surroundings);
    Outline outline = pack.isPresent() ? ofPack(pack.get()) : ofEvidence();
    form.show(
        surroundings,
        () -> OutlineJson.bytes(outline),
        (width, style) -> OutlineText.render(outline, width, style));
    return ExitCode.PASS;
  }

  private Outline ofPack(Pack pack) {
    Profile profile = evidence.profile(pack);
    return Outline.of(pack.under(profile), profile);
  }

  private Outline ofEvidence() {
    EvidenceArguments.Named named = evidence.read(surroundings);
    return named.avow().outline(named.pack(), named.manifest(), named.root(), evidence.question());
  }
}
