/** Leaves as rules of the executable model of Drools. No other package knows Drools. */
@NullMarked
package org.avow.engine.plan.drools;

import org.jspecify.annotations.NullMarked;
