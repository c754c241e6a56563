package org.avow.engine.plan;

import org.avow.engine.expression.Term;

/**
 * A top-level equality of a leaf's {@code where} between a judged and a candidate field: both facts
 * belong to one case only if they may be equal (semantics 9.1). Immutable.
 */
public record Join(Term.Field judged, Term.Field candidate) {}
