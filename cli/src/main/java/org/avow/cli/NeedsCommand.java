package org.avow.cli;

import java.util.Optional;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Profile;
import org.avow.engine.report.NeedsText;
import org.avow.engine.survey.Needs;
import org.avow.engine.survey.NeedsJson;
import org.avow.engine.survey.NeedsSearch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code avow needs}: says which evidence to collect. */
@Command(
    name = "needs",
    description =
        "Says which evidence the clauses need, what of it is missing, and how to collect it; of a"
            + " pack, or of a manifest's evidence.",
    mixinStandardHelpOptions = true,
    versionProvider = AvowCommand.class,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  avow needs xiaomi-2014",
      "  avow needs fixtures/xiaomi-2014/december-2014",
      "  avow needs --as-of 2015-02-01 --format json evidence",
      "",
      "Exit codes: 0 shown, 3 policies, manifest or arguments are wrong,",
      "4 unreadable or unwritable."
    })
final class NeedsCommand implements Subcommand {
  private final Surroundings surroundings;

  @Mixin private EvidenceArguments evidence = new EvidenceArguments();

  @Mixin private ShownForm form = new ShownForm();

  NeedsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode run() {
    Optional<Pack> pack = evidence.pack(surroundings);
    Needs needs = pack.isPresent() ? ofPack(pack.get()) : ofEvidence();
    form.show(
        surroundings,
        () -> NeedsJson.bytes(needs),
        (width, style) -> NeedsText.render(needs, width, style));
    return ExitCode.PASS;
  }

  private Needs ofPack(Pack pack) {
    Profile profile = evidence.profile(pack);
    return NeedsSearch.of(pack.under(profile), profile);
  }

  private Needs ofEvidence() {
    EvidenceArguments.Named named = evidence.read(surroundings);
    return named.avow().needs(named.pack(), named.manifest(), named.root(), evidence.question());
  }
}
