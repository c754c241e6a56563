package org.avow.engine.survey;

import java.util.Optional;
import org.avow.engine.fact.FactType;

/**
 * Evidence of one type that a rule needs. Immutable.
 *
 * @param judged whether the rule judges the facts, rather than looks at them beside
 * @param time for which it is needed, in plain words
 * @param beginning whether it is needed from the beginning on
 * @param from the first instant for which it is needed, where the question and the policy tell
 */
public record EvidenceNeed(
    FactType type, boolean judged, String time, boolean beginning, Optional<Long> from) {}
