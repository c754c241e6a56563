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
  }

  @Override
  public String toString() {
    return name;
  }
}
