package org.avow.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.policy.check.FactOptions;
import org.avow.engine.report.FactText;
import org.avow.engine.survey.Survey;
import org.avow.engine.survey.SurveyJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code avow facts}: shows what the engine sees. */
@Command(
    name = "facts",
    description = "Shows the facts that evidence holds, with their places, and judges nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = AvowCommand.class,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  avow facts --summary fixtures/xiaomi-2014/december-2014",
      "  avow facts --type consent --limit 20 evidence",
      "  avow facts --type consent --where '!consent.granted' evidence",
      "  avow facts --source gateway --format jsonl evidence",
      "  avow facts --pack xiaomi-2014 --profile ci stores.yaml",
      "",
      "Personal fields are masked. Exit codes: 0 shown, 3 policies, manifest or",
      "arguments are wrong, 4 unreadable or unwritable. What is wrong with evidence",
      "itself is shown."
    })
final class FactsCommand implements Subcommand {

  /** In what form facts are written. */
  enum Format {
    text,
    json,
    jsonl
  }

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Mixin private EvidenceArguments evidence = new EvidenceArguments();

  @Option(
      names = "--type",
      paramLabel = "NAME",
      description = "Only facts of this type; may be repeated.")
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--where",
      paramLabel = "CEL",
      description =
          "Only facts of which the condition is true, such as `consent.granted`; needs one --type.")
  private Optional<String> where = Optional.empty();

  @Option(
      names = "--undecided",
      description = "Of --where: the facts of which it is unknown instead.")
  private boolean undecided;

  @Option(
      names = "--source",
      paramLabel = "ID",
      description = "Only facts from this source of the manifest; may be repeated.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Show at most so many facts; all are counted.")
  private long limit = Long.MAX_VALUE;

  @Option(
      names = "--summary",
      description = "Show no facts, but how many there are, and what their fields hold and lack.")
  private boolean summary;

  @Option(
      names = "--format",
      paramLabel = "text|json|jsonl",
      description = "How it is written: ${COMPLETION-CANDIDATES}; jsonl is a fact a line.")
  private Format format = Format.text;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "${COMPLETION-CANDIDATES}; auto heeds NO_COLOR.")
  private Colour colour = Colour.auto;

  FactsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode run() {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "`--limit` is less than 1");
    }
    if (undecided && where.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "`--undecided` needs `--where`");
    }
    if (summary && format == Format.jsonl) {
      throw new ParameterException(
          spec.commandLine(), "`--summary` is one document; ask for `--format json`");
    }
    EvidenceArguments.Named named = evidence.read(surroundings);
    Survey survey =
        named
            .avow()
            .survey(
                named.pack(),
                named.manifest(),
                named.root(),
                evidence.question(),
                new FactOptions(types, where, undecided, sources));
    write(survey, summary ? 0 : limit);
    return ExitCode.PASS;
  }

  /** Facts leave one by one; a reader who has seen enough is seen at the end. */
  private void write(Survey survey, long most) {
    try {
      OutputStream out = new BufferedOutputStream(surroundings.out(), 1 << 16);
      switch (format) {
        case json -> SurveyJson.document(survey, most, out);
        case jsonl -> SurveyJson.lines(survey, most, out);
        case text -> text(survey, most);
      }
      out.flush();
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.UNREADABLE, "cannot write to standard output", "check where it leads");
    }
  }

  private void text(Survey survey, long most) {
    FactText.write(
        survey,
        most,
        surroundings.width(),
        colour.style(surroundings),
        text -> {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          surroundings.out().write(bytes, 0, bytes.length);
        });
  }
}
