/**
 * Facts and a plan to outcomes. Cases are evaluated in sessions of their own, and their outcomes
 * merge in any order.
 */
@NullMarked
package org.avow.engine.evaluate;

import org.jspecify.annotations.NullMarked;
