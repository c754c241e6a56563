package org.avow.engine.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.FieldReads;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.value.Type;

/**
 * A part of what identifies the subject of a finding: a field of the judged type's id, or an
 * expression of {@code per}. Immutable.
 *
 * @param name the field's name, or the expression's words on one line
 * @param personal the personal field it is or reads, if any
 * @param computed the expression's words, if it computes something from that field; else empty
 */
public record KeyPart(String name, Type type, Optional<String> personal, String computed) {

  /** The parts of the key of a rule's findings; none if nothing identifies what it judges. */
  public static List<KeyPart> of(Rule rule) {
    if (rule.judged().isEmpty()) {
      return List.of();
    }
    FactType type = rule.judged().get().type();
    List<KeyPart> parts = new ArrayList<>();
    if (rule.require() instanceof Requirement.PerGroup group) {
      group.keys().forEach(key -> parts.add(of(key, type)));
    } else {
      type.id().forEach(field -> parts.add(of(field, type)));
    }
    return List.copyOf(parts);
  }

  private static KeyPart of(Field field, FactType type) {
    Optional<String> personal =
        type.isPersonal(field) ? Optional.of(field.name()) : Optional.empty();
    return new KeyPart(field.name(), field.type(), personal, "");
  }

  private static KeyPart of(Expression key, FactType type) {
    String words = key.text().replaceAll("\\s+", " ").strip();
    Optional<String> personal =
        FieldReads.of(key.root()).stream()
            .filter(read -> read.binding() == Binding.JUDGED)
            .map(read -> type.fields().get(read.slot()))
            .filter(type::isPersonal)
            .map(Field::name)
            .findFirst();
    boolean computed = personal.isPresent() && !(key.root() instanceof Term.Field);
    return new KeyPart(words, key.type(), personal, computed ? words : "");
  }
}
