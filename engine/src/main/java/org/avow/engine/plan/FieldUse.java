package org.avow.engine.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Reads;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.policy.Message;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;

/**
 * The fields that leaves need of each type: what their expressions and messages read, what that is
 * derived from, and what identifies and orders facts. Mutable, for some leaves.
 */
public final class FieldUse {
  private final Map<FactType, BitSet> slots = new LinkedHashMap<>();

  /** The fields that some leaves need, by type; in slot order. */
  public static Map<FactType, List<Field>> of(Collection<Leaf> leaves) {
    FieldUse use = new FieldUse();
    leaves.forEach(use::add);
    Map<FactType, List<Field>> fields = new LinkedHashMap<>();
    use.slots.forEach(
        (type, ofType) -> fields.put(type, ofType.stream().mapToObj(type.fields()::get).toList()));
    return fields;
  }

  private void add(Leaf leaf) {
    List<Expression> expressions = new ArrayList<>(FormExpressions.of(leaf.form()).toList());
    leaf.rule().judged().flatMap(Rule.Judged::where).ifPresent(expressions::add);
    leaf.rule().message().stream()
        .flatMap(FieldUse::holes)
        .forEach(hole -> expressions.add(hole.expression()));
    leaf.rule().judged().ifPresent(judged -> add(judged.type(), Binding.JUDGED, expressions));
    if (leaf.form() instanceof Requirement.Relation relation) {
      add(relation.candidates().type(), Binding.CANDIDATE, expressions);
    }
    if (leaf.form() instanceof Requirement.Coded coded) {
      // Code may look at any field.
      coded.reads().forEach(read -> read.type().fields().forEach(f -> add(read.type(), f)));
    }
  }

  private static Stream<Message.Hole> holes(Message message) {
    return message.parts().stream()
        .filter(Message.Hole.class::isInstance)
        .map(Message.Hole.class::cast);
  }

  private void add(FactType type, Binding binding, List<Expression> expressions) {
    add(type, type.fields().get(FactType.AT));
    type.id().forEach(field -> add(type, field));
    type.sequence().ifPresent(field -> add(type, field));
    expressions.stream()
        .flatMap(expression -> Reads.of(expression).stream())
        .filter(read -> read.binding() == binding)
        .forEach(read -> add(type, type.fields().get(read.slot())));
  }

  /** Adds a field and those that it is derived from. */
  private void add(FactType type, Field field) {
    BitSet known = slots.computeIfAbsent(type, t -> new BitSet());
    if (known.get(field.slot())) {
      return;
    }
    known.set(field.slot());
    if (field.derivation() instanceof Field.Computed computed) {
      Reads.of(computed.expression()).stream()
          .map(read -> type.fields().get(read.slot()))
          .forEach(read -> add(type, read));
    } else if (field.derivation() instanceof Field.Neighbour neighbour) {
      neighbour.key().forEach(name -> add(type, type.field(name).orElseThrow()));
    }
  }
}
