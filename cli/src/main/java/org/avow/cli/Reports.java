package org.avow.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * Reports that were asked for. Immutable.
 *
 * @param wanted in the order of the arguments
 * @param root what paths in them are relative to; empty: the folder of the evidence
 */
record Reports(List<Wanted> wanted, Optional<Path> root) {
  Reports {
    wanted = List.copyOf(wanted);
  }

  /**
   * A report.
   *
   * @param file to write it to; empty: standard output
   */
  record Wanted(ReportFormat format, Optional<Path> file) {}

  /** Whether one of them goes to standard output, where nothing else may then go. */
  boolean toStandardOutput() {
    return wanted.stream().anyMatch(each -> each.file().isEmpty());
  }

  /** The files that will be written. */
  List<Path> files() {
    return wanted.stream().flatMap(each -> each.file().stream()).toList();
  }

  /**
   * Where the folder of the evidence lies, as paths in reports begin.
   *
   * @throws Refusal with exit code 3, if it does not lie in the root
   */
  String prefix(Path evidence) {
    if (root.isEmpty()) {
      return "";
    }
    Path base = root.get().toAbsolutePath().normalize();
    Path folder = evidence.toAbsolutePath().normalize();
    if (!folder.startsWith(base)) {
      throw new Refusal(
          ExitCode.INVALID,
          "the evidence in `" + folder + "` does not lie in `" + base + "`",
          "name a folder above it with `--report-root`");
    }
    return base.relativize(folder).toString().replace('\\', '/');
  }

  /**
   * Writes them, all rendered before the first is written, each file whole or not at all.
   *
   * @param prefix of paths of evidence
   */
  void write(VerdictDocument verdict, String prefix, Surroundings surroundings) {
    List<byte[]> rendered = new ArrayList<>();
    wanted.forEach(each -> rendered.add(each.format().render(verdict, prefix)));
    for (int i = 0; i < wanted.size(); i++) {
      byte[] content = rendered.get(i);
      Optional<Path> file = wanted.get(i).file();
      if (file.isPresent()) {
        OutputFile.write(file.get(), content);
      } else {
        surroundings.out().write(content, 0, content.length);
      }
    }
  }
}
