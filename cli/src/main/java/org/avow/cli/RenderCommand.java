package org.avow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.avow.engine.report.TextReport;
import org.avow.engine.verdict.document.InvalidVerdictException;
import org.avow.engine.verdict.document.VerdictDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code avow render}: shows a verdict that was reached before. */
@Command(
    name = "render",
    description = "Shows a verdict document, without judging anything.",
    mixinStandardHelpOptions = true,
    versionProvider = AvowCommand.class,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  avow render verdict.json",
      "  avow render verdict.json --report html=report.html",
      "",
      "It ends with the exit code of the run that reached the verdict."
    })
final class RenderCommand implements Subcommand {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "VERDICT", description = "What `avow check --format json` wrote.")
  private String document = "";

  @Mixin private final ReportOptions reportOptions = new ReportOptions();

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "${COMPLETION-CANDIDATES}; auto heeds NO_COLOR.")
  private Colour colour = Colour.auto;

  RenderCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode run() {
    Path file = surroundings.resolve(document);
    Reports reports = reportOptions.prepare(surroundings, List.of(file));
    VerdictDocument verdict = read(file);
    reports.write(verdict, "", surroundings);
    if (reports.wanted().isEmpty()) {
      String text = TextReport.render(verdict, surroundings.width(), colour.style(surroundings));
      byte[] rendered = text.getBytes(StandardCharsets.UTF_8);
      surroundings.out().write(rendered, 0, rendered.length);
    }
    return ExitCode.of(verdict);
  }

  private static VerdictDocument read(Path file) {
    if (Files.isDirectory(file)) {
      throw unreadable(file, "it is a folder");
    }
    if (!Files.exists(file)) {
      throw unreadable(file, "there is no such file");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      // One byte more than may be read, so that the reader itself refuses what is larger.
      return VerdictDocument.parse(stream.readNBytes(VerdictDocument.LARGEST + 1));
    } catch (InvalidVerdictException e) {
      throw new Refusal(ExitCode.INVALID, "`" + file + "`: " + e.message(), e.help());
    } catch (IOException e) {
      throw unreadable(file, "permission denied, or the disk failed");
    }
  }

  private static Refusal unreadable(Path file, String why) {
    return new Refusal(
        ExitCode.UNREADABLE,
        "the verdict `" + file + "` cannot be read: " + why,
        "name what `avow check --format json --output verdict.json` wrote");
  }
}
