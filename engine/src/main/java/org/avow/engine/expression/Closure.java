package org.avow.engine.expression;

import org.avow.engine.value.Value;

/** One lowered node of an expression. Threads may share it. */
interface Closure {
  /** The value in the given frame; see {@link Evaluator#evaluate}. */
  Value apply(Frame frame, Loop loop);
}
