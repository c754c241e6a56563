package org.avow.engine.expression;

/** The operators and functions of conditions; {@code docs/language.md} lists their overloads. */
public enum Function {
  AND("_&&_"),
  OR("_||_"),
  NOT("!_"),
  CONDITIONAL("_?_:_"),
  EQUAL("_==_"),
  NOT_EQUAL("_!=_"),
  LESS("_<_"),
  LESS_OR_EQUAL("_<=_"),
  GREATER("_>_"),
  GREATER_OR_EQUAL("_>=_"),
  ADD("_+_"),
  SUBTRACT("_-_"),
  MULTIPLY("_*_"),
  DIVIDE("_/_"),
  MODULO("_%_"),
  NEGATE("-_"),
  IN("@in"),
  INDEX("_[_]"),
  SIZE("size"),
  CONTAINS("contains"),
  STARTS_WITH("startsWith"),
  ENDS_WITH("endsWith"),
  MATCHES("matches"),
  LOWER_ASCII("lowerAscii"),
  TO_TIMESTAMP("timestamp"),
  TO_DURATION("duration"),
  TO_INT("int"),
  TO_DOUBLE("double"),
  TO_STRING("string"),
  TO_BOOL("bool"),
  /** The UTC day of an instant as {@code '2014-12-31'}. */
  DAY("day"),
  /** The UTC month of an instant as {@code '2014-12'}. */
  MONTH("month"),
  /** The UTC year of an instant as {@code '2014'}. */
  YEAR("year"),
  /** That many times 24 hours. */
  DAYS("days"),
  /** A calendar step, clamped: {@code plus(t, 'P1M')}. */
  PLUS("plus");

  private final String celName;

  Function(String celName) {
    this.celName = celName;
  }

  /** The name in a CEL syntax tree. */
  public String celName() {
    return celName;
  }
}
