/**
 * The types of the vocabulary, typed facts, and what the evidence covers. A fact is a row of typed
 * slots that knows the file and line it came from.
 */
@NullMarked
package org.avow.engine.fact;

import org.jspecify.annotations.NullMarked;
