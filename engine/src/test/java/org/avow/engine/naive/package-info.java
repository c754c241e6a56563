/**
 * The deliberately naive evaluator: nested loops over all facts, straight from the text of the
 * semantics. It shares no code with the engine's planning and evaluation, only the documents' model
 * and the reports' records, and is what the engine is compared with on random small worlds.
 */
@NullMarked
package org.avow.engine.naive;

import org.jspecify.annotations.NullMarked;
