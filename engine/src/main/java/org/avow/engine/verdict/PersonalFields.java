package org.avow.engine.verdict;

import java.util.Optional;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;

/**
 * Which expressions over a judged fact are personal: those that read a personal field, whatever
 * they make of it (semantics 7.5). Decided by the text alone, never by values.
 */
final class PersonalFields {
  private PersonalFields() {}

  /**
   * The name of the first personal field that the expression reads of the judged fact; empty if
   * there is none.
   */
  static Optional<String> label(Term term, Optional<FactType> judged) {
    return judged.flatMap(
        type ->
            FieldReads.of(term).stream()
                .filter(read -> read.binding() == Binding.JUDGED)
                .map(read -> type.fields().get(read.slot()))
                .filter(field -> isPersonal(field, type))
                .map(Field::name)
                .findFirst());
  }

  /** Whether the field, or one that it is computed from, is personal. */
  static boolean isPersonal(Field field, FactType type) {
    if (field.personal()) {
      return true;
    }
    return field.derivation() instanceof Field.Computed computed
        && FieldReads.of(computed.expression().root()).stream()
            .anyMatch(read -> isPersonal(type.fields().get(read.slot()), type));
  }
}
