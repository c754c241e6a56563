package org.avow.engine.evaluate;

import org.avow.engine.fact.FactColumns;

/**
 * What a rule over single events says of codes, block after block. Mutable, for one thread and one
 * set of columns.
 *
 * @param inquiry the rule
 * @param answers by all that the rule reads
 * @param scopes by single parts of its condition
 */
record CodedRule(Inquiry inquiry, CodeTable answers, Scopes scopes) {
  /** The rule does not apply. */
  static final byte OUT = 1;

  /** The rule applies for certain, and is kept. */
  static final byte PASSES = 2;

  /** Anything else. */
  static final byte OTHER = 3;

  CodedRule(Inquiry inquiry, int[] slots, FactColumns facts) {
    this(inquiry, new CodeTable(slots), new Scopes(inquiry.rule(), inquiry.parameters(), facts));
  }

  /** Looks at the columns as they are filled now. */
  void enter(FactColumns facts) {
    answers.enter(facts);
    scopes.enter(facts);
  }
}
