/**
 * Outcomes folded upwards, in canonical form. The same input gives the same bytes, and nothing
 * evaluated is never a pass.
 */
@NullMarked
package org.avow.engine.verdict;

import org.jspecify.annotations.NullMarked;
