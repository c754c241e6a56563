package org.avow.engine.verdict;

/** What a verdict says to a gate: go on or stop (semantics 6.5). */
public enum Gate {
  PASS,
  FAIL;

  /** As written in verdicts. */
  public String word() {
    return this == PASS ? "pass" : "fail";
  }
}
