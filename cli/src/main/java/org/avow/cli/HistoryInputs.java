package org.avow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.Avow;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.policy.check.QuestionOptions;
import org.avow.engine.report.DiagnosticReport;
import org.avow.engine.verdict.document.InvalidVerdictException;
import org.avow.engine.verdict.document.VerdictDocument;

/** What {@code avow history} was pointed at, as verdicts. Mutable, for one thread. */
final class HistoryInputs {
  private static final int LARGEST = 128 << 20;

  private final Surroundings surroundings;
  private final Optional<Path> policies;
  private final List<String> packs;
  private final Optional<String> profile;
  private final List<VerdictDocument> verdicts = new ArrayList<>();
  private final Set<Path> inputs = new LinkedHashSet<>();
  private final Set<Diagnostic> warnings = new LinkedHashSet<>();
  private final Map<List<String>, Pack> loaded = new HashMap<>();

  /**
   * @param policies the folder of packs; empty: in or above each folder of evidence
   * @param packs to judge by; empty: those of the manifests
   * @param profile to judge under; empty: those of the manifests
   */
  HistoryInputs(
      Surroundings surroundings,
      Optional<Path> policies,
      List<String> packs,
      Optional<String> profile) {
    this.surroundings = surroundings;
    this.policies = policies;
    this.packs = List.copyOf(packs);
    this.profile = profile;
  }

  List<VerdictDocument> verdicts() {
    return List.copyOf(verdicts);
  }

  /**
   * Judges a folder or a manifest, or reads a saved verdict.
   *
   * @throws Refusal if it is none of these
   */
  void add(String argument) {
    Path path = surroundings.resolve(argument);
    if (Files.isRegularFile(path) && isObject(path)) {
      inputs.add(path);
      verdicts.add(saved(path));
      return;
    }
    Target target = Target.of(List.of(argument), surroundings);
    if (!target.manifest()) {
      throw new Refusal(
          ExitCode.INVALID,
          "`" + argument + "` is neither a manifest nor a verdict",
          "a verdict is what `avow check --format json` writes");
    }
    verdicts.add(judged(target));
  }

  /** Whether the file is a JSON object, as verdicts are and manifests hardly ever. */
  private static boolean isObject(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(64);
      for (byte each : start) {
        if (each != ' ' && each != '\t' && each != '\r' && each != '\n') {
          return each == '{';
        }
      }
      return String.valueOf(file.getFileName()).endsWith(".json");
    } catch (IOException e) {
      throw unreadable(file);
    }
  }

  private static VerdictDocument saved(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return VerdictDocument.parse(in.readNBytes(LARGEST + 1));
    } catch (InvalidVerdictException e) {
      throw new Refusal(ExitCode.UNREADABLE, "`" + file + "`: " + e.message(), e.help());
    } catch (IOException e) {
      throw unreadable(file);
    }
  }

  private static Refusal unreadable(Path file) {
    return new Refusal(
        ExitCode.UNREADABLE,
        "`" + file + "` cannot be read",
        "check that it is there and complete");
  }

  private VerdictDocument judged(Target target) {
    Path folder = PolicyFolder.find(policies, target.folder());
    Path file = target.files().get(0);
    Manifest manifest = manifest(file);
    List<String> names =
        packs.isEmpty() && !manifest.packs().isEmpty()
            ? manifest.packs()
            : PolicyFolder.packs(folder, packs);
    Avow avow = new Avow(folder, surroundings.clock());
    Avow.Judgement judgement =
        avow.check(pack(avow, folder, names), manifest, target.folder(), options());
    warnings.addAll(judgement.warnings());
    inputs.add(file);
    VerdictDocument verdict = VerdictDocument.of(judgement.verdict());
    verdict.sources().stream()
        .flatMap(source -> source.files().stream())
        .forEach(evidence -> inputs.add(target.folder().resolve(evidence.path())));
    return verdict;
  }

  private Pack pack(Avow avow, Path folder, List<String> names) {
    List<String> key = new ArrayList<>(names);
    key.add(0, folder.toString());
    return loaded.computeIfAbsent(key, any -> avow.load(names));
  }

  private static Manifest manifest(Path file) {
    try {
      return ManifestReader.read(file);
    } catch (IOException e) {
      throw unreadable(file);
    }
  }

  private QuestionOptions options() {
    return new QuestionOptions(Optional.empty(), Optional.empty(), profile, List.of(), List.of());
  }

  /** Tells what is worth mending in the documents, each once. */
  void warn(boolean asJson) {
    List<Diagnostic> all = List.copyOf(warnings);
    if (all.isEmpty()) {
      return;
    }
    if (asJson) {
      byte[] document = DiagnosticReport.json(all);
      surroundings.err().write(document, 0, document.length);
      surroundings.err().write('\n');
    } else {
      surroundings.err().print(DiagnosticReport.text(all));
    }
  }

  /**
   * Sees to it that what was lined up is not written over.
   *
   * @throws Refusal with exit code 4, if the output is a verdict, a manifest or a file of evidence
   */
  void keep(Path output) {
    if (inputs.stream().anyMatch(input -> same(input, output))) {
      throw new Refusal(
          ExitCode.UNREADABLE,
          "`" + output + "` is what was lined up, and is not written over",
          "name another file");
    }
  }

  private static boolean same(Path input, Path output) {
    try {
      return Files.exists(input) && Files.exists(output) && Files.isSameFile(input, output);
    } catch (IOException e) {
      return false;
    }
  }
}
