package org.avow.engine.plan;

import java.util.List;
import java.util.Locale;

/**
 * What keeps the planner from a cheaper way of judging. Immutable.
 *
 * @param names what it is about, in the order that the kind says
 */
public record Obstacle(Kind kind, List<String> names) {
  public Obstacle {
    names = List.copyOf(names);
  }

  static Obstacle of(Kind kind, Object... names) {
    return new Obstacle(kind, List.of(names).stream().map(Object::toString).toList());
  }

  /** What stands in the way. */
  public enum Kind {
    /** A rule judges no facts: its name, where several rules are spoken of. */
    WORLD,
    /** Facts of a state type hold together in snapshots: the type. */
    STATE_TYPE,
    /** Facts of a type are ordered and counted: the type, the field of its sequence. */
    SEQUENCE,
    /** A rule looks at other facts: their type. */
    RELATION,
    /** A rule bounds groups of facts. */
    GROUP,
    /** A rule is written in DRL: its name, where several rules are spoken of. */
    CODE,
    /** A type has a computed field, which any finding may show: type and field. */
    COMPUTED_FIELD,
    /** A rule reads an instant of a neighbouring fact: type and field. */
    NEIGHBOUR_FIELD,
    /** A relation has no {@code where}: the rule's name. */
    NO_CONDITION,
    /** A relation's {@code where} demands no equality: the rule's name. */
    NO_EQUALITY,
    /** None of a group's keys is a mere field: the rule's name. */
    COMPUTED_GROUP,
    /** A key may be unknown though all that evidence says is known: the rule's name. */
    UNCERTAIN_KEY,
    /** The only field that rules share is derived: type and field. */
    DERIVED_KEY,
    /** Neighbours are looked for across the field that rules share: type, field, derived field. */
    NEIGHBOUR_KEY,
    /** Rules join or group facts by different fields. */
    NO_SHARED_FIELD;

    /** As machines read it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Obstacle that && kind == that.kind && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + names.hashCode();
  }
}
