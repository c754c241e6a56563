package org.avow.engine.survey;

import java.util.Optional;
import org.avow.engine.fact.Field;
import org.avow.engine.value.Value;
import org.avow.engine.verdict.ShownValue;
import org.avow.engine.verdict.ShownValues;

/**
 * A field of a fact as the engine sees it. Immutable.
 *
 * @param value what the field holds, masked if it is personal, or in which way it lacks a value
 * @param reason why it is unknown; empty if it is not, or nothing is known of that
 * @param readAs what expressions read where the field is absent; empty if it is not, or the
 *     vocabulary states no default
 */
public record SeenField(ShownValue value, Optional<String> reason, Optional<String> readAs) {

  static SeenField of(Field field, Value held, ShownValue shown) {
    ShownValue typed =
        new ShownValue(
            shown.expression(),
            field.type().toString(),
            shown.text(),
            shown.lack().map(SeenField::kind),
            shown.masked());
    Optional<String> readAs =
        held == Value.Absent.ABSENT
            ? ShownValues.known(field.name(), field.whenAbsent()).text()
            : Optional.empty();
    return new SeenField(typed, reason(held), readAs);
  }

  /** A lack without its reason, which stands beside it. */
  private static String kind(String lack) {
    return lack.split(ShownValues.BECAUSE, 2)[0];
  }

  /** Why a value is not known, in words that hold nothing of the record. */
  static Optional<String> reason(Value held) {
    if (held instanceof Value.Unknown unknown) {
      return Optional.of(unknown.reason());
    } else if (held instanceof Value.Present present) {
      return Optional.of(present.reason());
    } else if (held instanceof Value.Perhaps) {
      return Optional.of("it is not known whether there is such a fact");
    }
    return Optional.empty();
  }
}
