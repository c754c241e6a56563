package org.avow.engine.evaluate;

import java.util.Optional;
import org.avow.engine.fact.Fact;

/**
 * The candidates of one leaf in one case. Immutable.
 *
 * @param overlooked one of those that are not among them because too many have an unknown key
 *     (semantics 9.2): the case then has a gap
 */
record Candidates(Timeline timeline, Optional<Fact> overlooked) {}
