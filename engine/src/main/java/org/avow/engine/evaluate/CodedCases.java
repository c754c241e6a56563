package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.policy.Requirement;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/**
 * The cases that code looks at, at one instant: facts that certainly exist, grouped by key, and why
 * there may be others. Facts of types without the key reach every case. Mutable, for one thread.
 */
final class CodedCases {
  private static final Comparator<Fact> TIME = Comparator.comparingLong(f -> f.at().earliest());

  private final World world;
  private final Requirement.Coded form;
  private final long instant;
  private final long from;
  private final Group everywhere = new Group();
  private final Map<List<Value>, Group> byKey = new LinkedHashMap<>();

  /**
   * @param instant at which states are looked at
   * @param from the first instant from which events are looked at
   */
  CodedCases(World world, Requirement.Coded form, long instant, long from) {
    this.world = world;
    this.form = form;
    this.instant = instant;
    this.from = from;
    form.reads().forEach(read -> world.facts(read.type()).forEach(this::add));
  }

  /**
   * A case.
   *
   * @param facts in the order in which they happened
   * @param doubts why there may be other facts, too
   */
  record Coded(List<Fact> facts, Set<Reason> doubts) {}

  private static final class Group {
    private final List<Fact> facts = new ArrayList<>();
    private final Set<Reason> doubts = EnumSet.noneOf(Reason.class);
  }

  /** All cases; at least one. */
  List<Coded> cases() {
    if (form.per().isEmpty() || byKey.isEmpty()) {
      return List.of(coded(everywhere));
    }
    return byKey.values().stream().map(this::coded).toList();
  }

  private Coded coded(Group group) {
    List<Fact> facts = new ArrayList<>(everywhere.facts);
    Set<Reason> doubts = EnumSet.copyOf(everywhere.doubts);
    if (group != everywhere) {
      facts.addAll(group.facts);
      doubts.addAll(group.doubts);
    }
    facts.sort(TIME);
    return new Coded(facts, doubts);
  }

  private void add(Fact fact) {
    Truth seen = seen(fact);
    if (seen.isFalse()) {
      return;
    }
    Optional<Group> group = group(fact);
    Optional<Reason> doubt = doubt(fact, seen, group.isPresent());
    if (doubt.isPresent()) {
      group.orElse(everywhere).doubts.add(doubt.get());
    } else {
      group.orElseThrow().facts.add(fact);
    }
  }

  /** Why a fact cannot be looked at, if it cannot. */
  private static Optional<Reason> doubt(Fact fact, Truth seen, boolean placed) {
    if (fact.doubtful()) {
      return Optional.of(Reason.UNREADABLE);
    }
    if (!seen.isTrue()) {
      return Optional.of(Reason.POSSIBLE);
    }
    return placed ? Optional.empty() : Optional.of(Reason.UNKNOWN);
  }

  /** Why a fact is in no case, if it is in none. */
  Optional<Reason> doubt(Fact fact) {
    return doubt(fact, seen(fact), group(fact).isPresent());
  }

  /** The group of a fact; empty if its key is unknown. */
  private Optional<Group> group(Fact fact) {
    List<Field> fields = fields(fact.type());
    if (fields.isEmpty()) {
      return Optional.of(everywhere);
    }
    List<Value> key = new ArrayList<>();
    for (Field field : fields) {
      Value given = fact.get(field.slot());
      Value value = given == Value.Absent.ABSENT ? field.whenAbsent() : given;
      if (!value.isKnown() || (value instanceof Moment moment && !moment.isExact())) {
        return Optional.empty();
      }
      key.add(value);
    }
    return Optional.of(byKey.computeIfAbsent(key, k -> new Group()));
  }

  private List<Field> fields(FactType type) {
    List<Field> fields = form.per().stream().flatMap(name -> type.field(name).stream()).toList();
    return fields.size() == form.per().size() ? fields : List.of();
  }

  /** Whether the code sees a fact. */
  private Truth seen(Fact fact) {
    if (fact.type().isState()) {
      TimeSet point = TimeSet.through(instant, instant);
      boolean perhaps = !world.validity(fact).intersect(point).isEmpty();
      boolean certain = !world.certainValidity(fact).intersect(point).isEmpty();
      return perhaps ? world.exists(fact).and(certain ? Truth.TRUE : Truth.UNKNOWN) : Truth.FALSE;
    }
    if (fact.at().latest() < from) {
      return Truth.FALSE;
    }
    return world.exists(fact).and(fact.at().earliest() >= from ? Truth.TRUE : Truth.UNKNOWN);
  }
}
