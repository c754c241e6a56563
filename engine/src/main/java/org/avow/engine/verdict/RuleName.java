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

  @Override
  public boolean equals(Object other) {
    return other instanceof RuleName that
        && version == that.version
        && policy.equals(that.policy)
        && rule.equals(that.rule);
  }

  @Override
  public int hashCode() {
    int hash = policy.hashCode();
    hash = 31 * hash + version;
    return 31 * hash + rule.hashCode();
  }
}
