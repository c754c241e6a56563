/**
 * Verdicts of one set of commitments lined up by their as-of instants: what became of each clause.
 * Nothing is judged here; all of it is read off the verdict documents.
 */
@NullMarked
package org.avow.engine.verdict.history;

import org.jspecify.annotations.NullMarked;
