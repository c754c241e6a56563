/**
 * The verdict document read back: all that renderers, clients and histories know of a verdict.
 * Nothing here evaluates, folds or judges.
 */
@NullMarked
package org.avow.engine.verdict.document;

import org.jspecify.annotations.NullMarked;
