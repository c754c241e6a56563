package org.avow.engine.expression;

/** What a name in an expression stands for; each has one place in a {@link Frame}. */
public enum Binding {
  /** The fact that a rule judges. */
  JUDGED,
  /** The fact that a relation form looks at. */
  CANDIDATE,
  /** The policy's parameters. */
  PARAMS,
  /** The raw record that a feed maps. */
  RECORD,
  /** The element of the record that a feed's {@code each} stands at. */
  ITEM,
  /** The source that the record comes from. */
  SOURCE
}
