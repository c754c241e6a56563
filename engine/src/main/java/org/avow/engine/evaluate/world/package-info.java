/**
 * What exists and what is covered, for one question, before any rule is judged. Facts are merged by
 * identity, derived fields are filled in, and the coverage of every fact type is known.
 */
@NullMarked
package org.avow.engine.evaluate.world;

import org.jspecify.annotations.NullMarked;
