package org.avow.engine.expression;

/** The kinds of terms, as {@link TermWriter} writes them. */
enum TermKind {
  CONSTANT,
  FIELD,
  HAS_FIELD,
  WHOLE,
  LOCAL,
  SELECT,
  HAS_KEY,
  CALL,
  LOOKUP,
  LIST,
  MACRO
}
