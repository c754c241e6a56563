/**
 * From documents to the checked model. Checks collect all diagnostics, and only the edge of the
 * stage throws.
 */
@NullMarked
package org.avow.engine.policy.check;

import org.jspecify.annotations.NullMarked;
