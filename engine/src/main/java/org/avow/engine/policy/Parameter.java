package org.avow.engine.policy;

import java.util.Optional;
import org.avow.engine.text.Span;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/**
 * A parameter of a policy, which a profile may set within its bounds. Immutable.
 *
 * @param value the default, or what the profile sets
 * @param minimum inclusive, of the parameter's type
 * @param maximum inclusive, of the parameter's type
 */
public record Parameter(
    String name,
    Type type,
    Value value,
    Optional<Value> minimum,
    Optional<Value> maximum,
    String description,
    Span span) {}
