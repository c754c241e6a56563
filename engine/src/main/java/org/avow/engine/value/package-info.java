/**
 * Values, three-valued truth and instants. They are the same from the parser to the report, and no
 * default clock, zone or locale touches them.
 */
@NullMarked
package org.avow.engine.value;

import org.jspecify.annotations.NullMarked;
