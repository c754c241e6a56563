package org.avow.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.avow.engine.Avow;
import org.avow.engine.policy.Pack;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The pack that an argument names, or whose folder it is. */
final class NamedPack {

  @Parameters(paramLabel = "PACK", description = "The name of a pack, or its folder.")
  private String target = "";

  @Option(
      names = "--policies",
      paramLabel = "DIR",
      description = "The folder of packs; else `policies` in or above the current folder.")
  private Optional<String> policies = Optional.empty();

  /** Reads and checks the pack. */
  Pack load(Surroundings surroundings) {
    Path folder = surroundings.resolve(target);
    Path parent = folder.toAbsolutePath().getParent();
    if (policies.isEmpty() && parent != null && Files.isDirectory(folder)) {
      return new Avow(parent, surroundings.clock())
          .load(List.of(String.valueOf(folder.getFileName())));
    }
    Path packs = PolicyFolder.find(policies.map(surroundings::resolve), surroundings.folder());
    return new Avow(packs, surroundings.clock()).load(List.of(target));
  }
}
