package org.avow.engine.evaluate;

import java.util.List;
import org.avow.engine.fact.Field;

/** What code says of a finding, with the places of what must be masked. Immutable. */
public record Remark(List<Part> parts) {
  public Remark {
    parts = List.copyOf(parts);
  }

  /** Nothing but words. */
  public static Remark of(String words) {
    return new Remark(List.of(new Words(words)));
  }

  /** A part of the text. */
  public sealed interface Part {}

  /** Text as it is. */
  public record Words(String text) implements Part {}

  /**
   * A personal value that the code read.
   *
   * @param label name of the field that it was read from
   */
  public record Personal(String label, String value) implements Part {}

  /** A field of the judged fact. */
  public record Read(Field field) implements Part {}
}
