package org.avow.cli;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point, and the only class that may read the clock and the defaults of the machine. */
@Command(
    name = "avow",
    description = "Holds public commitments against configuration and logs.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.class,
    exitCodeOnInvalidInput = 3,
    exitCodeOnExecutionException = 70)
public final class Main implements Runnable, IVersionProvider {

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "missing command");
  }

  @Override
  public String[] getVersion() {
    String version = getClass().getPackage().getImplementationVersion();
    return new String[] {"avow " + Objects.requireNonNullElse(version, "development")};
  }
}
