/**
 * Source text with positions. A position always travels with its text, and a span has a start and
 * an end.
 */
@NullMarked
package org.avow.engine.text;

import org.jspecify.annotations.NullMarked;
