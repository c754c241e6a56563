package org.avow.engine.value;

/** A typed row of slots: a fact, or the parameters of a policy. */
public interface Row {

  /** The value in a slot, never null: absent and unknown are values, too. */
  Value get(int slot);
}
