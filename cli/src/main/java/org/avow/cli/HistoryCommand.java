package org.avow.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.report.HistoryJson;
import org.avow.engine.report.HistoryText;
import org.avow.engine.report.Style;
import org.avow.engine.verdict.history.AmbiguousHistoryException;
import org.avow.engine.verdict.history.ClauseHistory;
import org.avow.engine.verdict.history.History;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code avow history}: lines verdicts up. */
@Command(
    name = "history",
    description = {
      "Lines verdicts up in time: each clause, kept or broken since when.",
      "",
      "Evidence is judged as its manifest asks; saved verdicts are read as they are. A verdict over"
          + " declared evidence (plans, templates) is listed and left out. Two verdicts as of one"
          + " instant cannot be lined up."
    },
    mixinStandardHelpOptions = true,
    versionProvider = AvowCommand.class,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  avow history evidence/2014-*",
      "  avow history verdicts/*.json",
      "  avow history december-2014 june-2015/opened.yaml february.json",
      "  avow history --clause data-centre-in-india --format json evidence/*",
      "",
      "Exit codes: those of the latest verdict, 0 passed, 1 a commitment is broken,",
      "2 not everything is proved, or all verdicts were left out,",
      "3 policies, manifests or arguments are wrong, 4 unreadable or unwritable."
    })
final class HistoryCommand implements Subcommand {

  /** In what form a history is written. */
  enum Format {
    text,
    json
  }

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "FOLDER|MANIFEST|VERDICT",
      arity = "0..*",
      description =
          "Folders with a manifest `avow.yaml`, manifests, or verdicts that `avow check --format"
              + " json` wrote; in any order.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "ID",
      description = "Judge under this profile, whatever the manifests say.")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--clause",
      paramLabel = "ID",
      description = "Show only this clause; may be repeated. All of them are judged.")
  private List<String> clauses = new ArrayList<>();

  @Option(
      names = "--policies",
      paramLabel = "DIR",
      description = "The folder of packs; else `policies` in or above each folder of evidence.")
  private Optional<String> policies = Optional.empty();

  @Option(
      names = "--pack",
      paramLabel = "NAME",
      description = "Judge by this pack, whatever the manifests say; may be repeated.")
  private List<String> packs = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "How the history is written: ${COMPLETION-CANDIDATES}.")
  private Format format = Format.text;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write it to this file, whole or not at all.")
  private Optional<String> output = Optional.empty();

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "${COMPLETION-CANDIDATES}; auto heeds NO_COLOR.")
  private Colour colour = Colour.auto;

  HistoryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode run() {
    if (targets.isEmpty()) {
      throw new Refusal(
          ExitCode.INVALID,
          "no evidence and no verdict is named",
          "name folders with a manifest, manifests, or saved verdicts");
    }
    HistoryInputs inputs =
        new HistoryInputs(surroundings, policies.map(surroundings::resolve), packs, profile);
    targets.forEach(inputs::add);
    History history = history(inputs);
    inputs.warn(format == Format.json);
    write(chosen(history), inputs);
    return history.latest().map(ExitCode::of).orElse(ExitCode.UNPROVED);
  }

  private static History history(HistoryInputs inputs) {
    try {
      return History.of(inputs.verdicts());
    } catch (AmbiguousHistoryException e) {
      throw new Refusal(ExitCode.INVALID, e.message(), e.help());
    }
  }

  private History chosen(History history) {
    if (clauses.isEmpty()) {
      return history;
    }
    List<String> known = history.clauses().stream().map(ClauseHistory::id).toList();
    for (String clause : clauses) {
      if (!known.contains(clause)) {
        throw new Refusal(
            ExitCode.INVALID,
            "no verdict could check a clause `" + clause + "`",
            Suggestion.help(clause, known, "clauses"));
      }
    }
    return history.only(clauses);
  }

  private void write(History history, HistoryInputs inputs) {
    if (output.isPresent()) {
      Path file = surroundings.resolve(output.get());
      inputs.keep(file);
      OutputFile.write(
          file, render(history, colour == Colour.always ? Style.COLOURED : Style.PLAIN));
    } else {
      byte[] rendered = render(history, colour.style(surroundings));
      surroundings.out().write(rendered, 0, rendered.length);
    }
  }

  private byte[] render(History history, Style style) {
    return switch (format) {
      case json -> HistoryJson.render(history);
      case text ->
          HistoryText.render(history, surroundings.width(), style).getBytes(StandardCharsets.UTF_8);
    };
  }
}
