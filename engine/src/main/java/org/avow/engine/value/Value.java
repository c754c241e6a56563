package org.avow.engine.value;

import java.util.List;
import java.util.Map;

/**
 * What a field holds or an expression yields: a value, or one of the three ways of not having one
 * (semantics 1.3): {@link Absent}, {@link Unknown}, {@link Present} but unknown. Immutable.
 */
public sealed interface Value
    permits Moment,
        Value.Bool,
        Value.Int,
        Value.Real,
        Value.Text,
        Value.Length,
        Value.Items,
        Value.Tree,
        Value.Absent,
        Value.Unknown,
        Value.Present,
        Value.Perhaps {

  /** The type of the value; {@code ANY} for whatever is not a scalar of the language. */
  Type type();

  /** Whether this is a value, rather than absent, unknown or present but unknown. */
  default boolean isKnown() {
    return true;
  }

  /** True or false. */
  enum Bool implements Value {
    FALSE,
    TRUE;

    /** The value of a boolean. */
    public static Bool of(boolean value) {
      return value ? TRUE : FALSE;
    }

    /** The boolean. */
    public boolean value() {
      return this == TRUE;
    }

    @Override
    public Type type() {
      return Type.Scalar.BOOL;
    }
  }

  /** A 64-bit integer. */
  record Int(long value) implements Value {
    @Override
    public Type type() {
      return Type.Scalar.INT;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Int that && value == that.value;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(value);
    }
  }

  /**
   * A floating-point number.
   *
   * @param value what expressions compute with
   * @param digits the number as it was written, for reports
   */
  record Real(double value, String digits) implements Value {
    @Override
    public Type type() {
      return Type.Scalar.DOUBLE;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Real real && Double.compare(real.value, value) == 0;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(value);
    }
  }

  /** A string. */
  record Text(String value) implements Value {
    @Override
    public Type type() {
      return Type.Scalar.STRING;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Text that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }
  }

  /** A fixed length of time in nanoseconds. */
  record Length(long nanos) implements Value {
    @Override
    public Type type() {
      return Type.Scalar.DURATION;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Length that && nanos == that.nanos;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(nanos);
    }
  }

  /** A list; its elements may themselves be absent or unknown. */
  record Items(List<Value> elements) implements Value {
    public Items {
      elements = List.copyOf(elements);
    }

    @Override
    public Type type() {
      return new Type.ListOf(Type.Scalar.ANY);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Items that && elements.equals(that.elements);
    }

    @Override
    public int hashCode() {
      return elements.hashCode();
    }
  }

  /**
   * A mapping with string keys: a raw record, a part of one, or the row of a table.
   *
   * @param entries in the order of the source; must not be changed
   * @param missing what stands under a key that has no entry: absent, or unknown if there may be
   *     entries that nobody knows yet
   */
  record Tree(Map<String, Value> entries, Value missing) implements Value {

    /** A mapping that has these entries and no others. */
    public Tree(Map<String, Value> entries) {
      this(entries, Absent.ABSENT);
    }

    /** What stands under a key. */
    public Value get(String key) {
      return entries.getOrDefault(key, missing);
    }

    /** Whether there may be other entries. */
    public boolean isOpen() {
      return missing != Absent.ABSENT;
    }

    @Override
    public String toString() {
      return "Tree[entries=" + entries + (isOpen() ? ", missing=" + missing : "") + "]";
    }

    @Override
    public Type type() {
      return Type.Scalar.ANY;
    }
  }

  /** There is no value, and that is known. JSON null is absent. */
  enum Absent implements Value {
    ABSENT;

    @Override
    public Type type() {
      return Type.Scalar.ANY;
    }

    @Override
    public boolean isKnown() {
      return false;
    }
  }

  /**
   * Nobody knows whether there is a value.
   *
   * @param reason why, as a phrase for people, without values from evidence
   * @param told whether the reason lies in a single value of evidence, and is told to people
   */
  record Unknown(String reason, boolean told) implements Value {

    /** Unknown for a reason that is not told. */
    public Unknown(String reason) {
      this(reason, false);
    }

    /** Unknown because of what stands in evidence. */
    public static Unknown ofEvidence(String reason) {
      return new Unknown(reason, true);
    }

    @Override
    public String toString() {
      return "Unknown[reason=" + reason + "]";
    }

    @Override
    public Type type() {
      return Type.Scalar.ANY;
    }

    @Override
    public boolean isKnown() {
      return false;
    }

    /** Reasons never make a difference: two unknowns are alike. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Unknown;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  /**
   * There is a value, but nobody knows which, as in a plan before it is applied.
   *
   * @param reason why, as a phrase for people, without values from evidence; may be empty
   */
  record Present(String reason) implements Value {
    @Override
    public Type type() {
      return Type.Scalar.ANY;
    }

    @Override
    public boolean isKnown() {
      return false;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Present;
    }

    @Override
    public int hashCode() {
      return 2;
    }
  }

  /**
   * The instant of a neighbouring fact that may not exist (semantics 4.10): as the bound of a
   * window an interval, which may also be the default bound; anywhere else unknown.
   *
   * @param interval where the instant lies, if the neighbour exists
   */
  record Perhaps(Moment interval) implements Value {
    @Override
    public Type type() {
      return Type.Scalar.TIMESTAMP;
    }

    @Override
    public boolean isKnown() {
      return false;
    }
  }
}
