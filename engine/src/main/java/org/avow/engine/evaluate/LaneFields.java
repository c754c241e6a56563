package org.avow.engine.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Reads;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.plan.Component;
import org.avow.engine.plan.FormExpressions;
import org.avow.engine.plan.Lane;
import org.avow.engine.plan.Leaf;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;

/** The slots that decide what comes out of some lanes, type by type. Mutable while it is made. */
final class LaneFields {
  private final Map<FactType, boolean[]> slots = new HashMap<>();

  private LaneFields() {}

  /**
   * The slots of every type of a component.
   *
   * @return by type, one a slot
   */
  static Map<FactType, boolean[]> of(Component component) {
    LaneFields fields = new LaneFields();
    component.types().forEach(type -> fields.of(type)[FactType.AT] = true);
    component.key().forEach((type, field) -> fields.read(type, field));
    for (Lane lane : component.lanes()) {
      lane.leaves().forEach(fields::add);
    }
    return fields.slots;
  }

  private boolean[] of(FactType type) {
    return slots.computeIfAbsent(type, t -> new boolean[t.fields().size()]);
  }

  private void add(Leaf leaf) {
    FactType judged = leaf.rule().judged().map(Rule.Judged::type).orElseThrow();
    leaf.rule().judged().flatMap(Rule.Judged::where).ifPresent(e -> read(e, judged, judged));
    FactType candidate =
        leaf.form() instanceof Requirement.Relation relation
            ? relation.candidates().type()
            : judged;
    FormExpressions.of(leaf.form()).forEach(e -> read(e, judged, candidate));
    leaf.key()
        .forEach(
            join -> {
              read(judged, judged.fields().get(join.judged().slot()));
              read(candidate, candidate.fields().get(join.candidate().slot()));
            });
    boolean counts = leaf.form() instanceof Requirement.Count count && count.distinct().isEmpty();
    if (counts || (leaf.form() instanceof Requirement.Relation && candidate == judged)) {
      readIdentity(candidate);
    }
  }

  private void read(Expression expression, FactType judged, FactType candidate) {
    for (Reads.Slot read : Reads.of(expression)) {
      if (read.binding() == Binding.JUDGED) {
        read(judged, judged.fields().get(read.slot()));
      } else if (read.binding() == Binding.CANDIDATE) {
        read(candidate, candidate.fields().get(read.slot()));
      }
    }
  }

  private void read(FactType type, Field field) {
    boolean[] of = of(type);
    if (!of[field.slot()]) {
      of[field.slot()] = true;
      if (field.derivation() instanceof Field.Neighbour neighbour) {
        List<String> key = neighbour.key();
        type.fields().stream().filter(f -> key.contains(f.name())).forEach(f -> read(type, f));
      } else if (field.derivation() instanceof Field.Computed computed) {
        read(computed.expression(), type, type);
      }
    }
  }

  /** What tells one fact from another. */
  private void readIdentity(FactType type) {
    if (type.id().isEmpty()) {
      Arrays.fill(of(type), true);
    } else {
      type.id().forEach(field -> read(type, field));
    }
  }
}
