package org.avow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.avow.engine.OperatorFiles;
import org.avow.engine.verdict.OperatorKey;
import picocli.CommandLine.Option;

/** What a verdict is reached under besides packs and profile. Mutable: picocli fills it. */
final class TermsOptions {
  private static final String VARIABLE = "AVOW_KEY_FILE";

  @Option(
      names = "--param",
      paramLabel = "POLICY.NAME=VALUE",
      description =
          "Set a parameter of a policy, within its bounds, over what the profile sets; may be"
              + " repeated. It stands in the verdict.")
  private List<String> parameters = new ArrayList<>();

  @Option(
      names = "--waivers",
      paramLabel = "FILE",
      description = "Waivers besides those that the manifest names; may be repeated.")
  private List<String> waivers = new ArrayList<>();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "The operator's key, 32 bytes or more: personal values are shown as HMAC under it, and"
              + " waivers may name them. Else the file that AVOW_KEY_FILE names.")
  private Optional<String> keyFile = Optional.empty();

  /** Sets an option as picocli does; false if this method knows none such. */
  boolean set(String option, String value) {
    switch (option) {
      case "--param" -> parameters.add(value);
      case "--waivers" -> waivers.add(value);
      case "--key-file" -> keyFile = Optional.of(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * Sees to it that a server is not asked what it cannot answer.
   *
   * @throws Refusal with exit code 3
   */
  void refuseForServer() {
    if (!parameters.isEmpty() || !waivers.isEmpty() || keyFile.isPresent()) {
      throw new Refusal(
          ExitCode.INVALID,
          "`--param`, `--waivers` and `--key-file` cannot stand beside `--server`",
          "judge here, or let the server's profiles set parameters");
    }
  }

  /** The parameters that are set, as they were written. */
  List<String> parameters() {
    return List.copyOf(parameters);
  }

  /**
   * The waivers and the key.
   *
   * @param evidence the folder of the evidence
   * @throws Refusal with exit code 3, if the key's file holds no key
   */
  OperatorFiles files(Path evidence, Surroundings surroundings) {
    return new OperatorFiles(
        waivers.stream()
            .map(surroundings::resolve)
            .map(file -> OperatorFiles.Named.from(evidence, file))
            .toList(),
        key(surroundings));
  }

  /**
   * The operator's key.
   *
   * @throws Refusal with exit code 3, if its file holds none
   */
  Optional<OperatorKey> key(Surroundings surroundings) {
    return keyName(surroundings).map(surroundings::resolve).map(TermsOptions::key);
  }

  /** The files of waivers and key. */
  Stream<Path> paths(Surroundings surroundings) {
    return Stream.concat(waivers.stream(), keyName(surroundings).stream())
        .map(surroundings::resolve);
  }

  private Optional<String> keyName(Surroundings surroundings) {
    return keyFile
        .or(() -> Optional.ofNullable(surroundings.environment().get(VARIABLE)))
        .filter(name -> !name.isEmpty());
  }

  private static OperatorKey key(Path file) {
    byte[] content;
    try (InputStream stream = Files.newInputStream(file)) {
      content = stream.readNBytes(OperatorKey.MOST + 3);
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.INVALID,
          "the operator's key cannot be read from `" + file + "`",
          "check the name after `--key-file` or in " + VARIABLE + ", and who may read it");
    }
    return OperatorKey.of(content)
        .orElseThrow(
            () ->
                new Refusal(
                    ExitCode.INVALID,
                    "`" + file + "` holds no key: it must have 32 to 4096 bytes",
                    "make one with `openssl rand -hex 32`, and keep it out of the evidence"));
  }
}
