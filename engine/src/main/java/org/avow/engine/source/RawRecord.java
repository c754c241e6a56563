package org.avow.engine.source;

import org.avow.engine.value.Value;

/**
 * A record as it stands in its file: a mapping, mostly. Immutable.
 *
 * @param mark where it starts
 * @param pointer to it, inside its document or line
 */
public record RawRecord(Value content, Mark mark, Pointer pointer) {}
