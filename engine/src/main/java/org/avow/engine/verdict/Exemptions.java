package org.avow.engine.verdict;

import java.util.Optional;
import org.avow.engine.policy.Waivers;

/**
 * What the operator brings into a verdict: waivers, and the key under which personal values are
 * shown. Immutable.
 *
 * @param key empty: personal values are shown as ordinals
 */
public record Exemptions(Waivers waivers, Optional<OperatorKey> key) {
  /** Nothing is waived, and personal values are ordinals. */
  public static final Exemptions NONE = new Exemptions(Waivers.NONE, Optional.empty());
}
