/**
 * What the engine sees before it judges, and what it would need to see: facts with their places,
 * counts of what is known of them, the evidence that clauses require, and how it would be judged.
 */
@NullMarked
package org.avow.engine.survey;

import org.jspecify.annotations.NullMarked;
