package org.avow.engine.policy.check;

import java.util.List;
import java.util.Optional;
import org.avow.engine.fact.FactType;
import org.avow.engine.text.Span;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/**
 * A fact that a test states, before it is known which source it belongs to.
 *
 * @param slots values in slot order; that of {@code at} is not used
 * @param at when it happened, or was observed; empty if that is not stated
 * @param unreadable stands for a record that could not be read
 */
record TestFact(
    FactType type, List<Value> slots, Optional<Moment> at, boolean unreadable, Span span) {
  TestFact {
    slots = List.copyOf(slots);
  }
}
