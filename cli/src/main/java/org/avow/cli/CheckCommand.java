package org.avow.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.avow.engine.Avow;
import org.avow.engine.feed.ImpliedManifest;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.policy.check.QuestionOptions;
import org.avow.engine.report.DiagnosticReport;
import org.avow.engine.report.JsonReport;
import org.avow.engine.report.Style;
import org.avow.engine.report.TextReport;
import org.avow.engine.source.FileSupply;
import org.avow.engine.source.StandardInput;
import org.avow.engine.verdict.Json;
import org.avow.engine.verdict.RunRecord;
import org.avow.engine.verdict.document.VerdictDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code avow check}: judges evidence. */
@Command(
    name = "check",
    description = "Says for every commitment whether it was kept.",
    mixinStandardHelpOptions = true,
    versionProvider = AvowCommand.class,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  avow check fixtures/xiaomi-2014/december-2014",
      "  avow check --as-of 2015-02-01 evidence/avow.yaml",
      "  avow check --clause indian-data-leaves-beijing evidence",
      "  avow check --format json --output verdict.json evidence",
      "  avow check --report html=report.html --report sarif=avow.sarif evidence",
      "  avow check --pack xiaomi-2014 --profile ci stores.yaml keys.csv",
      "  zcat logs/*.gz | avow check --pack shop --feed logins -",
      "  avow check --server http://127.0.0.1:8750 evidence",
      "  avow check --param retention.grace=P7D evidence",
      "  avow check --waivers waivers.yaml --key-file operator.key evidence",
      "",
      "Exit codes: 0 passed, 1 a commitment is broken, 2 not everything is proved,",
      "3 policies, manifest or arguments are wrong, 4 unreadable or unwritable."
    })
final class CheckCommand implements Subcommand {

  /** In what form a verdict is written. */
  enum Format {
    text,
    json
  }

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "FOLDER|MANIFEST|FILE",
      arity = "0..*",
      description =
          "A folder with a manifest `avow.yaml`, a manifest, or files of evidence, `-` for standard"
              + " input. The current folder if omitted.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description =
          "The instant of the verdict, such as 2014-12-15: its first instant, UTC. Else the"
              + " manifest's, else now.")
  private Optional<String> asOf = Optional.empty();

  @Option(
      names = "--period",
      paramLabel = "FROM/UNTIL",
      description = "The period asked about; UNTIL itself is not in it.")
  private Optional<String> period = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "ID",
      description = "What is asked and what blocks: default, ci, regulator, or a pack's own.")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--clause",
      paramLabel = "ID",
      description = "Only this clause; may be repeated. The verdict is partial.")
  private List<String> clauses = new ArrayList<>();

  @Option(
      names = "--rule",
      paramLabel = "ID",
      description = "Only this rule, or POLICY/RULE; may be repeated. The verdict is partial.")
  private List<String> rules = new ArrayList<>();

  @Mixin private TermsOptions terms = new TermsOptions();

  @Option(
      names = "--policies",
      paramLabel = "DIR",
      description = "The folder of packs; else `policies` in or above the evidence's folder.")
  private Optional<String> policies = Optional.empty();

  @Option(
      names = "--pack",
      paramLabel = "NAME",
      description = "Judge by this pack, whatever the manifest says; may be repeated.")
  private List<String> packs = new ArrayList<>();

  @Mixin private InputOptions input = new InputOptions();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "How the verdict is written: ${COMPLETION-CANDIDATES}.")
  private Format format = Format.text;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write it to this file, whole or not at all.")
  private Optional<String> output = Optional.empty();

  @Option(
      names = "--run-record",
      paramLabel = "FILE",
      description = "Write when, where and how long it ran, as JSON beside the verdict.")
  private Optional<String> runRecord = Optional.empty();

  @Option(
      names = {"-q", "--quiet"},
      description = "Only the question and the verdict, and no warnings.")
  private boolean quiet;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "${COMPLETION-CANDIDATES}; auto heeds NO_COLOR.")
  private Colour colour = Colour.auto;

  @Mixin private CacheOptions caching = new CacheOptions();
  @Mixin private final ReportOptions reportOptions = new ReportOptions();

  @Mixin private ServerOption server = new ServerOption();

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode run() {
    Instant started = surroundings.clock().instant();
    Target target = Target.of(targets, surroundings);
    Reports reports = reportOptions.prepare(surroundings, outputs());
    String prefix = reports.prefix(target.folder());
    Judged judged;
    try {
      judged = server.isGiven() ? judgeThere(target) : judgeHere(target);
    } catch (RemoteDiagnostics e) {
      tell(DiagnosticReport.received(e.problem().text()), e.problem().diagnostics());
      return ExitCode.INVALID;
    }
    VerdictDocument document = judged.verdict();
    outputs().forEach(file -> target.keepInputs(file, document));
    reports.files().forEach(file -> target.keepInputs(file, document));
    if (!quiet && !judged.warnings().elements().isEmpty()) {
      tell(judged.warningsText(), judged.warnings());
    }
    reports.write(document, prefix, surroundings);
    if (output.isPresent()) {
      OutputFile.write(
          surroundings.resolve(output.get()),
          render(document, colour == Colour.always ? Style.COLOURED : Style.PLAIN));
    } else if (!reports.toStandardOutput()) {
      byte[] rendered = render(document, colour.style(surroundings));
      surroundings.out().write(rendered, 0, rendered.length);
    }
    runRecord.ifPresent(
        file -> OutputFile.write(surroundings.resolve(file), record(document, started)));
    return ExitCode.of(document);
  }

  /** The files that are written beside the reports. */
  private List<Path> outputs() {
    return Stream.concat(output.stream(), runRecord.stream()).map(surroundings::resolve).toList();
  }

  private byte[] record(VerdictDocument document, Instant started) {
    return new RunRecord(
            document.digest(),
            AvowCommand.version(),
            Runtime.version().toString(),
            surroundings.host(),
            started,
            Duration.between(started, surroundings.clock().instant()))
        .bytes();
  }

  private byte[] render(VerdictDocument verdict, Style style) {
    return switch (format) {
      case json -> JsonReport.render(verdict);
      case text -> text(verdict, style).getBytes(StandardCharsets.UTF_8);
    };
  }

  private String text(VerdictDocument verdict, Style style) {
    return quiet
        ? TextReport.summary(verdict, surroundings.width(), style)
        : TextReport.render(verdict, surroundings.width(), style);
  }

  private Judged judgeThere(Target target) {
    if (policies.isPresent()) {
      throw new Refusal(
          ExitCode.INVALID,
          "`--policies` and `--server` exclude each other",
          "a server judges by its own policies; name one of its packs with `--pack`");
    }
    input.refuseForServer(target);
    terms.refuseForServer();
    RemoteCheck remote = new RemoteCheck(server.address(), server.timeout());
    QuestionOptions options = new QuestionOptions(asOf, period, profile, clauses, rules);
    if (!target.manifest()) {
      return remote.check(EvidenceForm.of(target.files()), packs, options);
    }
    Path file = target.files().get(0);
    EvidenceForm form = EvidenceForm.of(manifest(file), bytes(file), target.folder());
    return remote.check(form, packs, options);
  }

  private static byte[] bytes(Path manifest) {
    try {
      return Files.readAllBytes(manifest);
    } catch (IOException e) {
      throw unreadable(manifest);
    }
  }

  private Judged judgeHere(Target target) {
    try (Progress progress = Progress.start(surroundings, quiet)) {
      return Judged.of(judge(target, progress));
    }
  }

  private Avow.Judgement judge(Target target, Progress progress) {
    Path folder = PolicyFolder.find(policies.map(surroundings::resolve), target.folder());
    Avow avow = new Avow(folder, surroundings.clock(), caching.cache(surroundings));
    QuestionOptions options =
        new QuestionOptions(asOf, period, profile, clauses, rules, terms.parameters());
    if (!target.manifest()) {
      List<String> names = PolicyFolder.packs(folder, packs);
      Pack pack = avow.load(names);
      ImpliedManifest implied = ImpliedManifest.of(input.files(target, pack), names, pack);
      return avow.check(
          pack,
          implied.manifest(),
          supply(implied.root(), progress),
          options,
          terms.files(implied.root(), surroundings));
    }
    input.refuseForManifest();
    Manifest manifest = manifest(target.files().get(0));
    Pack pack =
        packs.isEmpty() && !manifest.packs().isEmpty()
            ? avow.load(manifest)
            : avow.load(PolicyFolder.packs(folder, packs));
    return avow.check(
        pack,
        manifest,
        supply(target.folder(), progress),
        options,
        terms.files(target.folder(), surroundings));
  }

  private FileSupply supply(Path root, Progress progress) {
    return progress.watch(new StandardInput(FileSupply.below(root), surroundings.in()), root);
  }

  private static Manifest manifest(Path file) {
    try {
      return ManifestReader.read(file);
    } catch (IOException e) {
      throw unreadable(file);
    }
  }

  private static Refusal unreadable(Path manifest) {
    return new Refusal(
        ExitCode.UNREADABLE,
        "the manifest `" + manifest + "` cannot be read",
        "check that it is there and complete");
  }

  private void tell(String text, Json.Elements diagnostics) {
    switch (format) {
      case text -> surroundings.err().print(text);
      case json -> {
        byte[] document = DiagnosticReport.received(diagnostics);
        surroundings.err().write(document, 0, document.length);
        surroundings.err().write('\n');
      }
    }
  }
}
