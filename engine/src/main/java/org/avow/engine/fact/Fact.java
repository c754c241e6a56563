package org.avow.engine.fact;

import java.util.List;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/**
 * One fact: a typed row of slots with its place in the evidence. Immutable; compared by identity.
 *
 * <p>A <em>doubtful</em> fact stands for a record that could not be read, or of which it is unknown
 * whether it makes a fact of this type (semantics 2.7): its scope and its match are never more than
 * unknown.
 */
public final class Fact implements FactRow {
  private final FactType type;
  private final Value[] slots;
  private final Place place;
  private final boolean doubtful;

  /**
   * @param slots one value a field, in slot order; {@code at} must be a {@link Moment}
   */
  public Fact(FactType type, List<? extends Value> slots, Place place, boolean doubtful) {
    if (slots.size() != type.fields().size() || !(slots.get(FactType.AT) instanceof Moment)) {
      throw new IllegalArgumentException("slots of " + type + ": " + slots.size());
    }
    this.type = type;
    this.slots = slots.toArray(new Value[0]);
    this.place = place;
    this.doubtful = doubtful;
  }

  private Fact(FactType type, Value[] slots, Place place, boolean doubtful) {
    this.type = type;
    this.slots = slots;
    this.place = place;
    this.doubtful = doubtful;
  }

  /**
   * A fact that takes over an array.
   *
   * @param slots one value a field, in slot order; nobody changes it afterwards
   */
  public static Fact over(FactType type, Value[] slots, Place place, boolean doubtful) {
    return new Fact(type, slots, place, doubtful);
  }

  @Override
  public FactType type() {
    return type;
  }

  @Override
  public Value get(int slot) {
    return slots[slot];
  }

  /** The values of all slots. */
  public List<Value> slots() {
    return List.of(slots);
  }

  /** When an event happened, or a state was observed; {@link Moment#ANY} if nothing is known. */
  @Override
  public Moment at() {
    return (Moment) slots[FactType.AT];
  }

  public Place place() {
    return place;
  }

  @Override
  public boolean doubtful() {
    return doubtful;
  }

  @Override
  public Fact fact() {
    return this;
  }

  @Override
  public String toString() {
    return type + "@" + place;
  }
}
