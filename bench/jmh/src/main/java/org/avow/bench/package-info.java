/** What the stages of a check cost, one by one. */
@NullMarked
package org.avow.bench;

import org.jspecify.annotations.NullMarked;
