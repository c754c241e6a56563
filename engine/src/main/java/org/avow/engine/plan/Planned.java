package org.avow.engine.plan;

import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Rule;

/** A rule that is to be judged, with its policy. Immutable. */
public record Planned(Policy policy, Rule rule) {

  /** Policy and rule: {@code consent/explicit}. */
  public String name() {
    return policy.id() + "/" + rule.id();
  }
}
