package org.avow.engine.report;

import org.avow.engine.policy.Outcome;

/** How a text report sets words off: with colours of a terminal, or not at all. */
public enum Style {
  /** Text as it is. */
  PLAIN,
  /** With the escape sequences that terminals understand (ECMA-48). */
  COLOURED;

  private static final String BOLD = "1";
  private static final String FAINT = "2";
  private static final String RED = "31";
  private static final String GREEN = "32";
  private static final String YELLOW = "33";
  private static final String CYAN = "36";

  String strong(String text) {
    return set(BOLD, text);
  }

  String faint(String text) {
    return set(FAINT, text);
  }

  /** Text in the colour of an outcome. */
  String outcome(Outcome outcome, String text) {
    return set(
        switch (outcome) {
          case FAIL -> RED;
          case INCONCLUSIVE -> YELLOW;
          case PENDING -> CYAN;
          case PASS -> GREEN;
          case NOT_APPLICABLE -> FAINT;
        },
        text);
  }

  /** A verdict's word: strong, in the colour of an outcome. */
  String headline(Outcome outcome, String text) {
    return strong(outcome(outcome, text));
  }

  private String set(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
