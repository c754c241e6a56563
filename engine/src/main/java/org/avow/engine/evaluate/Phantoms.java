package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.Stream;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/**
 * Facts of which nothing is known but the scope of the stream that they would be in (semantics
 * 2.6). Immutable.
 */
final class Phantoms {
  private static final Place NOWHERE = new Place("", "", 1, 1, "");
  private static final Value UNKNOWN = new Value.Unknown("no evidence covers the fact");

  private final Map<String, Fact> byStream = new LinkedHashMap<>();

  Phantoms(FactType type) {
    for (Stream stream : type.streams()) {
      byStream.put(stream.name(), phantom(type, stream));
    }
  }

  /** The fact that a gap of the stream may hide. */
  Fact of(Stream stream) {
    Fact phantom = byStream.get(stream.name());
    if (phantom == null) {
      throw new IllegalArgumentException("not a stream of the type: " + stream.name());
    }
    return phantom;
  }

  private static Fact phantom(FactType type, Stream stream) {
    List<Value> slots = new ArrayList<>();
    for (Field field : type.fields()) {
      boolean scoped = stream.scope().map(s -> s.field().equals(field.name())).orElse(false);
      slots.add(
          field.slot() == FactType.AT
              ? Moment.ANY
              : scoped ? stream.scope().orElseThrow().value() : UNKNOWN);
    }
    return new Fact(type, slots, NOWHERE, true);
  }
}
