package org.avow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.avow.engine.Avow;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.feed.ImpliedManifest;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.policy.check.PackCache;
import org.avow.engine.policy.check.PackLoader;
import org.avow.engine.policy.check.QuestionOptions;
import org.avow.engine.source.StandardInput;
import org.avow.engine.verdict.document.VerdictDocument;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of commands that look at evidence: where it is, and what is asked of it. */
final class EvidenceArguments {

  @Parameters(
      paramLabel = "FOLDER|MANIFEST|FILE",
      arity = "0..*",
      description =
          "A folder with a manifest `avow.yaml`, a manifest, or files of evidence; of `avow check`"
              + " also `-` for standard input. The current folder if omitted.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description =
          "The instant of the question, such as 2014-12-15: its first instant, UTC. Else the"
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
      names = "--policies",
      paramLabel = "DIR",
      description = "The folder of packs; else `policies` in or above the evidence's folder.")
  private Optional<String> policies = Optional.empty();

  @Option(
      names = "--pack",
      paramLabel = "NAME",
      description = "Use this pack, whatever the manifest says; may be repeated.")
  private List<String> packs = new ArrayList<>();

  /** What the arguments name, read and checked, but for the evidence itself. */
  record Named(Avow avow, Pack pack, Manifest manifest, Path root) {}

  /** Adds a file or folder, as picocli does. */
  void target(String target) {
    targets.add(target);
  }

  /** Sets an option as picocli does; false if this method knows none such. */
  boolean set(String option, String value) {
    switch (option) {
      case "--as-of" -> asOf = Optional.of(value);
      case "--period" -> period = Optional.of(value);
      case "--profile" -> profile = Optional.of(value);
      case "--policies" -> policies = Optional.of(value);
      case "--pack" -> packs.add(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Where the evidence is. */
  Target target(Surroundings surroundings) {
    return Target.of(targets, surroundings);
  }

  /** What is asked of all clauses and rules. */
  QuestionOptions question() {
    return question(List.of(), List.of(), List.of());
  }

  /** What is asked. */
  QuestionOptions question(List<String> clauses, List<String> rules, List<String> parameters) {
    return new QuestionOptions(asOf, period, profile, clauses, rules, parameters);
  }

  /** The packs that are named. */
  List<String> packs() {
    return List.copyOf(packs);
  }

  /**
   * Sees to it that a server is not told which policies to judge by.
   *
   * @throws Refusal with exit code 3
   */
  void refuseForServer() {
    if (policies.isPresent()) {
      throw new Refusal(
          ExitCode.INVALID,
          "`--policies` and `--server` exclude each other",
          "a server judges by its own policies; name one of its packs with `--pack`");
    }
  }

  /**
   * The pack, if the one argument names one: a folder with documents of a pack, or the name of a
   * pack where no file or folder has it.
   */
  Optional<Pack> pack(Surroundings surroundings) {
    if (targets.size() != 1 || targets.get(0).equals(StandardInput.PATH)) {
      return Optional.empty();
    }
    Path path = surroundings.resolve(targets.get(0));
    Path parent = path.toAbsolutePath().getParent();
    boolean folder = packs.isEmpty() && !Files.exists(path.resolve(Target.MANIFEST));
    if (parent != null && folder && PackLoader.isPack(path)) {
      String name = String.valueOf(path.getFileName());
      return Optional.of(new Avow(parent, surroundings.clock()).load(List.of(name)));
    }
    boolean name = !Files.exists(path) && targets.get(0).matches("[A-Za-z0-9._-]+");
    return name ? Optional.of(named(targets.get(0), surroundings)) : Optional.empty();
  }

  /** The files of the packs that a verdict was reached by. */
  Stream<Path> documents(VerdictDocument verdict, Target target, Surroundings surroundings) {
    Path folder = PolicyFolder.find(policies.map(surroundings::resolve), target.folder());
    return verdict.digests().documents().stream().map(file -> folder.resolve(file.path()));
  }

  private Pack named(String name, Surroundings surroundings) {
    Path folder = PolicyFolder.find(policies.map(surroundings::resolve), surroundings.folder());
    return new Avow(folder, surroundings.clock()).load(List.of(name));
  }

  /**
   * The profile that is asked for, of a pack.
   *
   * @throws Refusal if the pack has no such profile
   */
  Profile profile(Pack pack) {
    String id = profile.orElse("default");
    List<String> known = pack.profiles().stream().map(Profile::id).toList();
    return pack.profile(id)
        .orElseThrow(
            () ->
                new Refusal(
                    ExitCode.INVALID,
                    "there is no profile `" + id + "`",
                    Suggestion.help(id, known, "profiles")));
  }

  /**
   * Reads packs and manifest, of evidence in files.
   *
   * @throws Refusal if they are not there
   */
  Named read(Surroundings surroundings) {
    Target target = target(surroundings);
    if (target.standardInput()) {
      throw new Refusal(
          ExitCode.INVALID,
          "standard input `-` is read by `avow check` only",
          "save it to a file, and name that");
    }
    return read(target, new InputOptions(), PackCache.none(), surroundings);
  }

  /**
   * Reads packs and manifest.
   *
   * @param input how files are read that no manifest names
   * @throws Refusal if they are not there
   */
  Named read(Target target, InputOptions input, PackCache cache, Surroundings surroundings) {
    Path folder = PolicyFolder.find(policies.map(surroundings::resolve), target.folder());
    Avow avow = new Avow(folder, surroundings.clock(), cache);
    if (!target.manifest()) {
      List<String> names = PolicyFolder.packs(folder, packs);
      Pack pack = avow.load(names);
      ImpliedManifest implied = ImpliedManifest.of(input.files(target, pack), names, pack);
      return new Named(avow, pack, implied.manifest(), implied.root());
    }
    input.refuseForManifest();
    Manifest manifest = manifest(target.files().get(0), cache);
    Pack pack =
        packs.isEmpty() && !manifest.packs().isEmpty()
            ? avow.load(manifest)
            : avow.load(PolicyFolder.packs(folder, packs));
    return new Named(avow, pack, manifest, target.folder());
  }

  /**
   * Reads a manifest.
   *
   * @throws Refusal with exit code 4, if it cannot be read
   */
  static Manifest manifest(Path file, PackCache cache) {
    try {
      return ManifestReader.read(file, cache);
    } catch (IOException e) {
      throw unreadable(file);
    }
  }

  /** Says that a manifest cannot be read. */
  static Refusal unreadable(Path manifest) {
    return new Refusal(
        ExitCode.UNREADABLE,
        "the manifest `" + manifest + "` cannot be read",
        "check that it is there and complete");
  }
}
