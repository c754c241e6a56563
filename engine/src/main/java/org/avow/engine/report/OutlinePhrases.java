package org.avow.engine.report;

import org.avow.engine.feed.Detour;
import org.avow.engine.plan.Obstacle;

/** Why rules, facts and records take the dearer way, in plain words. */
final class OutlinePhrases {
  private OutlinePhrases() {}

  /** A sentence without its end; a rule that goes without saying is {@code it}. */
  static String of(Obstacle obstacle) {
    String first = obstacle.names().isEmpty() ? "it" : quoted(obstacle, 0);
    return switch (obstacle.kind()) {
      case WORLD -> first + " judges no facts, but the world";
      case STATE_TYPE -> first + " is a state type: a snapshot is judged as a whole";
      case SEQUENCE -> "facts of " + first + " are ordered and counted by " + quoted(obstacle, 1);
      case RELATION -> "it looks at other facts: " + first;
      case GROUP -> "it bounds groups of facts";
      case CODE -> first + " is written in DRL, which may look at any fact";
      case COMPUTED_FIELD -> "the field " + quoted(obstacle, 1) + " of " + first + " is computed";
      case NEIGHBOUR_FIELD ->
          "it reads " + quoted(obstacle, 1) + ", an instant of another " + first;
      case NO_CONDITION -> first + " has no `where`: every fact looks at all others";
      case NO_EQUALITY ->
          "the `where` of " + first + " joins by no equality: every fact looks at all others";
      case COMPUTED_GROUP -> first + " groups by computed values alone";
      case UNCERTAIN_KEY ->
          first + " joins or groups by what may be unknown though all it is made of is known";
      case DERIVED_KEY ->
          "rules share only " + quoted(obstacle, 1) + " of " + first + ", which is derived";
      case NEIGHBOUR_KEY ->
          "rules share "
              + quoted(obstacle, 1)
              + " of "
              + first
              + ", but "
              + quoted(obstacle, 2)
              + " is looked for across it";
      case NO_SHARED_FIELD -> "joins and groups share no field";
    };
  }

  private static String quoted(Obstacle obstacle, int name) {
    return "`" + obstacle.names().get(name) + "`";
  }

  /** A sentence without its end. */
  static String of(Detour detour) {
    return switch (detour.kind()) {
      case FACTS -> "records of the built-in feed name their own type";
      case FORMAT -> "the format is " + quoted(detour, 0) + ", not lines of JSON";
      case NO_FORMAT -> "nothing says what format " + quoted(detour, 0) + " has";
      case EMPTY_FILE -> quoted(detour, 0) + " is empty, or can be read only once";
      case ORDERED -> "the source is `ordered`";
      case RECORDS -> "the feed looks for records inside documents";
      case EACH -> "a record makes several facts: " + quoted(detour, 0);
      case STATE_TYPE -> "records make states: " + quoted(detour, 0);
      case CONDITION -> "`when` of " + quoted(detour, 0) + " compares no path with a text";
      case COMPUTED_FIELD ->
          "the field " + quoted(detour, 1) + " of " + quoted(detour, 0) + " is computed";
    };
  }

  private static String quoted(Detour detour, int name) {
    return "`" + detour.names().get(name) + "`";
  }
}
