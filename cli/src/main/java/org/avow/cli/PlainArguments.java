package org.avow.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the arguments of {@code avow check} where they hold no more than files and the options that
 * {@link CheckCommand#set} knows, each with its value. A short run would spend a quarter of its
 * time in picocli. Whatever else is there, and whatever picocli might refuse, is left to picocli.
 */
final class PlainArguments {
  private static final Set<String> REPEATED =
      Set.of("--clause", "--rule", "--pack", "--param", "--waivers", "--report");

  private static final String STANDARD_INPUT = "-";

  private final List<String> arguments;
  private final CheckCommand command;
  private final Set<String> seen = new HashSet<>();

  private PlainArguments(List<String> arguments, CheckCommand command) {
    this.arguments = arguments;
    this.command = command;
  }

  /** The command that the arguments ask for; empty if picocli has to read them. */
  static Optional<CheckCommand> check(List<String> arguments, Surroundings surroundings) {
    if (arguments.isEmpty() || !arguments.get(0).equals("check")) {
      return Optional.empty();
    }
    CheckCommand command = new CheckCommand(surroundings);
    return new PlainArguments(arguments, command).read() ? Optional.of(command) : Optional.empty();
  }

  private boolean read() {
    int at = 1;
    while (at > 0 && at < arguments.size()) {
      at = next(at);
    }
    return at > 0;
  }

  /** Reads what stands at a place; the place after it, 0 if it is not plain. */
  private int next(int at) {
    String argument = arguments.get(at);
    if (isPlain(argument) || argument.equals(STANDARD_INPUT)) {
      command.target(argument);
      return at + 1;
    }
    if (!argument.startsWith("-")) {
      return 0;
    }
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    boolean again = !seen.add(name.equals("--quiet") ? "-q" : name);
    if (again && !REPEATED.contains(name)) {
      return 0;
    }
    if (equals < 0 && command.set(name)) {
      return at + 1;
    }
    int end = equals < 0 ? at + 2 : at + 1;
    if (end > arguments.size()) {
      return 0;
    }
    String value = equals < 0 ? arguments.get(at + 1) : argument.substring(equals + 1);
    return isPlain(value) && command.set(name, value) ? end : 0;
  }

  /** Neither empty, nor an option, nor a file of arguments. */
  private static boolean isPlain(String text) {
    return !text.isEmpty() && text.charAt(0) != '-' && text.charAt(0) != '@';
  }
}
