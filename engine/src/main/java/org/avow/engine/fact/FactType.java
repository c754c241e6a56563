package org.avow.engine.fact;

import java.util.List;
import java.util.Optional;
import org.avow.engine.expression.Reads;
import org.avow.engine.text.Span;

/**
 * A type of facts, as a {@code vocabulary:} document declares it. Immutable; compared by identity.
 *
 * <p>Slot 0 is always {@code at}: the instant of an event, the observation of a state. Declared
 * fields follow in their order, then derived ones.
 */
public final class FactType {
  /** The slot of {@code at}. */
  public static final int AT = 0;

  private final String name;
  private final Kind kind;
  private final String description;
  private final List<Field> fields;
  private final List<Field> id;
  private final Optional<Field> sequence;
  private final List<Stream> streams;
  private final Span declaration;

  /**
   * @param fields in slot order, {@code at} first
   * @param id the fields that identify a fact; empty if the type declares none
   * @param sequence an integer field that orders and counts the facts of a source
   * @param streams the streams that feed the type, never empty
   * @param declaration the type's name in the vocabulary
   */
  public FactType(
      String name,
      Kind kind,
      String description,
      List<Field> fields,
      List<Field> id,
      Optional<Field> sequence,
      List<Stream> streams,
      Span declaration) {
    this.name = name;
    this.kind = kind;
    this.description = description;
    this.fields = List.copyOf(fields);
    this.id = List.copyOf(id);
    this.sequence = sequence;
    this.streams = List.copyOf(streams);
    this.declaration = declaration;
  }

  /** How facts of a type exist in time. */
  public enum Kind {
    /** Happens at an instant. */
    EVENT,
    /** Observed by snapshots, and valid from one to the next (semantics 2.5). */
    STATE
  }

  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  public boolean isState() {
    return kind == Kind.STATE;
  }

  public String description() {
    return description;
  }

  /** All fields in slot order. */
  public List<Field> fields() {
    return fields;
  }

  /** The fields that identify a fact; empty if none are declared. */
  public List<Field> id() {
    return id;
  }

  public Optional<Field> sequence() {
    return sequence;
  }

  /** The streams that feed the type (semantics 2.1), never empty. */
  public List<Stream> streams() {
    return streams;
  }

  public Span declaration() {
    return declaration;
  }

  /** The field of that name. */
  public Optional<Field> field(String fieldName) {
    return fields.stream().filter(f -> f.name().equals(fieldName)).findFirst();
  }

  /**
   * Whether a field of this type is personal: declared so, or computed from one that is (semantics
   * 7.5).
   */
  public boolean isPersonal(Field field) {
    if (field.personal()) {
      return true;
    }
    return field.derivation() instanceof Field.Computed computed
        && Reads.of(computed.expression()).stream()
            .anyMatch(read -> isPersonal(fields.get(read.slot())));
  }

  @Override
  public String toString() {
    return name;
  }
}
