package org.avow.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.avow.engine.diagnostic.Suggestion;
import picocli.CommandLine.Option;

/** The options that ask for reports beside what a command prints. */
final class ReportOptions {

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      description =
          "Write a report as well: text, json, html, sarif, junit or github (annotations); `-` for"
              + " standard output. May be repeated.")
  private List<String> reports = new ArrayList<>();

  @Option(
      names = "--report-root",
      paramLabel = "DIR",
      description =
          "What paths in SARIF and annotations are relative to, such as the repository; else the"
              + " manifest's folder.")
  private Optional<String> root = Optional.empty();

  /** Sets an option as picocli does; false if this method knows none such. */
  boolean set(String option, String value) {
    switch (option) {
      case "--report" -> reports.add(value);
      case "--report-root" -> root = Optional.of(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * What was asked for, with files that can be written as far as that can be told before.
   *
   * @param others files that the command writes anyway
   * @throws Refusal with exit code 3 for what cannot be meant, 4 for what cannot be written
   */
  Reports prepare(Surroundings surroundings, List<Path> others) {
    List<Reports.Wanted> wanted = new ArrayList<>();
    for (String report : reports) {
      wanted.add(wanted(report, surroundings));
    }
    checkApart(wanted, others);
    wanted.forEach(each -> each.file().ifPresent(OutputFile::checkWritable));
    return new Reports(wanted, root.map(surroundings::resolve));
  }

  private static Reports.Wanted wanted(String report, Surroundings surroundings) {
    int equals = report.indexOf('=');
    if (equals < 0 || equals == report.length() - 1) {
      throw refusal(
          "`--report " + report + "` names no file", "write it as `--report html=report.html`");
    }
    String name = report.substring(0, equals);
    String file = report.substring(equals + 1);
    ReportFormat format =
        Arrays.stream(ReportFormat.values())
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name));
    return new Reports.Wanted(
        format, file.equals("-") ? Optional.empty() : Optional.of(surroundings.resolve(file)));
  }

  private static Refusal unknown(String name) {
    List<String> known = Arrays.stream(ReportFormat.values()).map(Enum::name).toList();
    return refusal(
        "unknown report format `" + name + "`",
        Suggestion.nearest(name, known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse(
                "known are "
                    + known.stream()
                        .map(each -> "`" + each + "`")
                        .collect(Collectors.joining(", "))));
  }

  private static void checkApart(List<Reports.Wanted> wanted, List<Path> others) {
    List<Path> files = new ArrayList<>();
    for (Path other : others) {
      checkApart(other, files);
      files.add(other);
    }
    boolean standard = false;
    for (Reports.Wanted each : wanted) {
      if (each.file().isEmpty() && standard) {
        throw refusal(
            "two reports would go to standard output", "write all but one of them to files");
      }
      standard |= each.file().isEmpty();
      each.file().ifPresent(file -> checkApart(file, files));
      each.file().ifPresent(files::add);
    }
  }

  private static void checkApart(Path file, List<Path> others) {
    if (others.contains(file)) {
      throw refusal("two outputs would go to `" + file + "`", "name a file for each");
    }
  }

  private static Refusal refusal(String message, String help) {
    return new Refusal(ExitCode.INVALID, message, help);
  }
}
