package org.avow.engine.plan.drools;

/**
 * What is judged, as a fact in a session, whatever it is made of. Immutable.
 *
 * @param fact of the type that the {@link LaneSessions} judge
 */
record Judged(Object fact) {}
