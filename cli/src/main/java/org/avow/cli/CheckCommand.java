package org.avow.cli;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.avow.engine.Proceedings;
import org.avow.engine.evaluate.Effort;
import org.avow.engine.policy.check.PackCache;
import org.avow.engine.policy.check.QuestionOptions;
import org.avow.engine.report.DiagnosticReport;
import org.avow.engine.report.JsonReport;
import org.avow.engine.report.Style;
import org.avow.engine.report.TextReport;
import org.avow.engine.source.FileSupply;
import org.avow.engine.source.StandardInput;
import org.avow.engine.verdict.Json;
import org.avow.engine.verdict.document.VerdictDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
      "  avow check --findings findings.jsonl evidence",
      "  avow check --stats -q evidence",
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

  @Mixin private EvidenceArguments evidence = new EvidenceArguments();

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

  @Mixin private FindingsOption allFindings = new FindingsOption();
  @Mixin private StatsOption stats = new StatsOption();
  private final Effort effort = new Effort();

  @Mixin private RunRecordOption runRecord = new RunRecordOption();

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

  /** Adds a file or folder, as picocli does. */
  void target(String target) {
    evidence.target(target);
  }

  /** Sets an option without a value, as picocli does; false if this method knows none such. */
  boolean set(String option) {
    switch (option) {
      case "-q", "--quiet" -> quiet = true;
      case "--no-cache" -> caching.turnOff();
      case "--stats" -> stats.turnOn();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Sets an option as picocli does; false if this method knows none such, or no such value. */
  boolean set(String option, String value) {
    switch (option) {
      case "--clause" -> clauses.add(value);
      case "--rule" -> rules.add(value);
      case "--output" -> output = Optional.of(value);
      case "--findings" -> allFindings.set(value);
      case "--run-record" -> runRecord.set(value);
      case "--format" -> {
        if (!value.equals("text") && !value.equals("json")) {
          return false;
        }
        format = Format.valueOf(value);
      }
      default -> {
        return evidence.set(option, value)
            || terms.set(option, value)
            || input.set(option, value)
            || reportOptions.set(option, value);
      }
    }
    return true;
  }

  @Override
  public ExitCode run() {
    Instant started = surroundings.clock().instant();
    Target target = evidence.target(surroundings);
    Reports reports = reportOptions.prepare(surroundings, outputs());
    String prefix = reports.prefix(target.folder());
    Optional<PendingFile> findings = allFindings.file(surroundings).map(PendingFile::of);
    try {
      Judged judged = server.isGiven() ? judgeThere(target) : judgeHere(target, findings);
      VerdictDocument document = judged.verdict();
      List<Path> deciding = deciding(document, target);
      Stream.concat(outputs().stream(), reports.files().stream())
          .forEach(file -> target.keepInputs(file, document, deciding));
      findings.ifPresent(PendingFile::finish);
      if (!quiet && !judged.warnings().elements().isEmpty()) {
        tell(judged.warningsText(), judged.warnings());
      }
      effort.time(
          Effort.Stage.PRINT,
          surroundings.clock(),
          () -> {
            reports.write(document, prefix, surroundings);
            return write(document, reports);
          });
      stats.tell(effort, findings(document), surroundings);
      runRecord.write(document, started, surroundings);
      return ExitCode.of(document);
    } catch (RemoteDiagnostics e) {
      tell(DiagnosticReport.received(e.problem().text()), e.problem().diagnostics());
      return ExitCode.INVALID;
    } finally {
      findings.ifPresent(PendingFile::close);
    }
  }

  /** The files besides manifest and evidence that decided. */
  private List<Path> deciding(VerdictDocument document, Target target) {
    return server.isGiven()
        ? List.of()
        : Stream.concat(
                evidence.documents(document, target, surroundings), terms.paths(surroundings))
            .toList();
  }

  private static long findings(VerdictDocument document) {
    return document.policies().stream()
        .flatMap(policy -> policy.rules().stream())
        .mapToLong(rule -> rule.result().findingCount())
        .sum();
  }

  /** Writes the verdict; returns it. */
  private VerdictDocument write(VerdictDocument document, Reports reports) {
    if (output.isPresent()) {
      OutputFile.write(
          surroundings.resolve(output.get()),
          render(document, colour == Colour.always ? Style.COLOURED : Style.PLAIN));
    } else if (!reports.toStandardOutput()) {
      byte[] rendered = render(document, colour.style(surroundings));
      surroundings.out().write(rendered, 0, rendered.length);
    }
    return document;
  }

  /** The files that are written beside the reports. */
  private List<Path> outputs() {
    return Stream.of(
            output.map(surroundings::resolve),
            runRecord.file(surroundings),
            allFindings.file(surroundings))
        .flatMap(Optional::stream)
        .toList();
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
    evidence.refuseForServer();
    input.refuseForServer(target);
    terms.refuseForServer();
    allFindings.refuseForServer();
    stats.refuseForServer();
    RemoteCheck remote = new RemoteCheck(server.address(), server.timeout());
    QuestionOptions question = evidence.question(clauses, rules, List.of());
    return remote.check(EvidenceForm.of(target), evidence.packs(), question);
  }

  private Judged judgeHere(Target target, Optional<PendingFile> findings) {
    OutputStream all = findings.isPresent() ? findings.get() : OutputStream.nullOutputStream();
    PackCache cache = caching.cache(surroundings);
    try (Progress progress = Progress.start(surroundings, quiet, effort)) {
      EvidenceArguments.Named named =
          effort.time(
              Effort.Stage.LOAD,
              surroundings.clock(),
              () -> evidence.read(target, input, cache, surroundings));
      return Judged.of(
          named
              .avow()
              .check(
                  named.pack(),
                  named.manifest(),
                  supply(named.root(), progress),
                  evidence.question(clauses, rules, terms.parameters()),
                  terms.files(named.root(), surroundings),
                  new Proceedings(all, effort)));
    } finally {
      cache.settle();
    }
  }

  private FileSupply supply(Path root, Progress progress) {
    return progress.watch(new StandardInput(FileSupply.below(root), surroundings.in()), root);
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
