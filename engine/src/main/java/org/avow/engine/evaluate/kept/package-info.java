/**
 * Events that must be kept until all are read, as compact rows of bytes: divided into parts, and
 * written to a temporary file where they are too many for memory.
 */
@NullMarked
package org.avow.engine.evaluate.kept;

import org.jspecify.annotations.NullMarked;
