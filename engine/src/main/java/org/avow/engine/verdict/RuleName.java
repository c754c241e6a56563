package org.avow.engine.verdict;

/**
 * Names a rule in a verdict. Immutable.
 *
 * @param version which of several documents of the policy, from 1 in order of place
 */
public record RuleName(String policy, int version, String rule) {

  /** {@code policy/rule}, as people write it; a later version carries its number. */
  @Override
  public String toString() {
    return version == 1 ? policy + "/" + rule : policy + "@" + version + "/" + rule;
  }
}
