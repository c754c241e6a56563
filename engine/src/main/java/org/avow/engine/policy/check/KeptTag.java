package org.avow.engine.policy.check;

/** What stands in front of each value of a kept graph. */
final class KeptTag {
  static final int AGAIN = 0;
  static final int RECORD = 1;
  static final int SPAN = 2;
  static final int TEXT_VALUE = 3;
  static final int ENUM = 4;
  static final int STRING = 5;
  static final int INT = 6;
  static final int LONG = 7;
  static final int DOUBLE = 8;
  static final int TRUE = 9;
  static final int FALSE = 10;
  static final int LIST = 11;
  static final int SET = 12;
  static final int MAP = 13;
  static final int NONE = 14;
  static final int SOME = 15;
  static final int FILE = 16;
  static final int WHOLE_FILE = 17;
  static final int TIMES = 18;
  static final int FACT_TYPE = 19;

  private KeptTag() {}
}
