package org.avow.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a verdict is reached under besides packs and profile. Mutable: picocli fills it. */
final class TermsOptions {

  @Option(
      names = "--param",
      paramLabel = "POLICY.NAME=VALUE",
      description =
          "Set a parameter of a policy, within its bounds, over what the profile sets; may be"
              + " repeated. It stands in the verdict.")
  private List<String> parameters = new ArrayList<>();

  /**
   * Sees to it that a server is not asked what it cannot answer.
   *
   * @throws Refusal with exit code 3
   */
  void refuseForServer() {
    if (!parameters.isEmpty()) {
      throw new Refusal(
          ExitCode.INVALID,
          "`--param` and `--server` exclude each other",
          "let a profile of the server's packs set it, or judge here");
    }
  }

  /** The parameters that are set, as they were written. */
  List<String> parameters() {
    return List.copyOf(parameters);
  }
}
