package org.avow.engine.fact;

import java.util.List;
import org.avow.engine.expression.Expression;
import org.avow.engine.text.Span;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/**
 * A field of a {@link FactType}. Immutable.
 *
 * @param slot its index in every {@link Fact} of the type
 * @param personal whether it is masked in all output
 * @param whenAbsent the value read where the field is absent; absent if there is no default
 * @param derivation where its value comes from
 * @param declaration the field's name in the vocabulary
 */
public record Field(
    String name,
    Type type,
    int slot,
    boolean personal,
    Value whenAbsent,
    Derivation derivation,
    String description,
    Span declaration) {

  /** Where the value of a field comes from. */
  public sealed interface Derivation {}

  /** From evidence, through a feed. */
  public enum Given implements Derivation {
    GIVEN
  }

  /** Computed from other fields of the same fact; the fact is bound as {@code JUDGED}. */
  public record Computed(Expression expression) implements Derivation {}

  /**
   * The instant of the next or previous fact with the same key (semantics 4.10).
   *
   * @param next the next one rather than the previous one
   * @param key names of given fields of the same type
   */
  public record Neighbour(boolean next, List<String> key) implements Derivation {
    public Neighbour {
      key = List.copyOf(key);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Neighbour that && next == that.next && key.equals(that.key);
    }

    @Override
    public int hashCode() {
      int hash = Boolean.hashCode(next);
      return 31 * hash + key.hashCode();
    }
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Field that
        && slot == that.slot
        && personal == that.personal
        && name.equals(that.name)
        && type.equals(that.type)
        && whenAbsent.equals(that.whenAbsent)
        && derivation.equals(that.derivation)
        && description.equals(that.description)
        && declaration.equals(that.declaration);
  }

  @Override
  public int hashCode() {
    int hash = name.hashCode();
    hash = 31 * hash + type.hashCode();
    hash = 31 * hash + slot;
    hash = 31 * hash + Boolean.hashCode(personal);
    hash = 31 * hash + whenAbsent.hashCode();
    hash = 31 * hash + derivation.hashCode();
    hash = 31 * hash + description.hashCode();
    return 31 * hash + declaration.hashCode();
  }
}
