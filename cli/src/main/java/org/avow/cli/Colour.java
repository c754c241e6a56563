package org.avow.cli;

import java.util.Map;
import org.avow.engine.report.Style;

/** When to colour: the option {@code --color}. */
enum Colour {
  /** On a terminal, unless {@code NO_COLOR} is set. */
  auto,
  always,
  never;

  Style style(Surroundings surroundings) {
    return switch (this) {
      case always -> Style.COLOURED;
      case never -> Style.PLAIN;
      case auto ->
          surroundings.terminal() && !forbidden(surroundings.environment())
              ? Style.COLOURED
              : Style.PLAIN;
    };
  }

  /** By the convention of no-color.org: set, and not empty. */
  private static boolean forbidden(Map<String, String> environment) {
    return !environment.getOrDefault("NO_COLOR", "").isEmpty()
        || environment.getOrDefault("TERM", "").equals("dumb");
  }
}
