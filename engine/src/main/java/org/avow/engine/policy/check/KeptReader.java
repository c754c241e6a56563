package org.avow.engine.policy.check;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Stream;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads a graph of records that {@link KeptWriter} wrote. Each record comes out of its own
 * constructor, which validates it. Makes no other objects than records, enumerations and
 * collections of our own model. For one graph and one thread.
 */
final class KeptReader {
  private static final String OURS = "org.avow.engine.";

  private final byte[] bytes;
  private final Function<String, Optional<TextFile>> texts;
  private final String[] strings;
  private final Kind[] kinds;
  private final List<Object> seen = new ArrayList<>(4_096);
  private int at;

  private KeptReader(byte[] bytes, int from, Function<String, Optional<TextFile>> texts)
      throws ReflectiveOperationException {
    this.bytes = bytes;
    this.at = from;
    this.texts = texts;
    this.strings = new String[count()];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = text();
    }
    this.kinds = new Kind[count()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = new Kind(text());
    }
  }

  /**
   * The graph.
   *
   * @param from where it starts
   * @param texts finds by its name a text that was not written
   * @return empty if the bytes are none, or a text is not found
   */
  static <T> Optional<T> read(
      byte[] bytes, int from, Class<T> type, Function<String, Optional<TextFile>> texts) {
    try {
      KeptReader reader = new KeptReader(bytes, from, texts);
      Object root = reader.value();
      return reader.at == bytes.length ? Optional.of(type.cast(root)) : Optional.empty();
    } catch (ReflectiveOperationException
        | RuntimeException
        | StackOverflowError
        | ExceptionInInitializerError e) {
      // INVARIANT (never trusted): what does not fit is made anew
      return Optional.empty();
    }
  }

  /** A record or an enumeration that stands in the graph. */
  private static final class Kind {
    private final Class<?> type;
    private @Nullable Constructor<?> constructor;
    private Object @Nullable [] constants;
    private int components;

    Kind(String name) throws ClassNotFoundException {
      if (!name.startsWith(OURS)) {
        throw new IllegalArgumentException(name);
      }
      this.type = Class.forName(name, false, KeptReader.class.getClassLoader());
    }

    Object constant(String name) {
      Object[] all = constants;
      if (all == null) {
        all = type.getEnumConstants();
        constants = all;
      }
      for (Object constant : all) {
        if (((Enum<?>) constant).name().equals(name)) {
          return constant;
        }
      }
      throw new IllegalArgumentException(name);
    }

    Constructor<?> constructor() throws NoSuchMethodException {
      Constructor<?> known = constructor;
      if (known == null) {
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types = new Class<?>[parts.length];
        for (int i = 0; i < parts.length; i++) {
          types[i] = parts[i].getType();
        }
        known = type.getDeclaredConstructor(types);
        known.setAccessible(true);
        constructor = known;
        components = parts.length;
      }
      return known;
    }
  }

  private Object value() throws ReflectiveOperationException {
    int tag = bytes[at++];
    return switch (tag) {
      case KeptTag.AGAIN -> seen.get(number());
      case KeptTag.STRING -> strings[number()];
      case KeptTag.INT -> number();
      case KeptTag.LONG -> wide();
      case KeptTag.DOUBLE -> Double.longBitsToDouble(wide());
      case KeptTag.TRUE -> true;
      case KeptTag.FALSE -> false;
      case KeptTag.ENUM -> kinds[number()].constant(strings[number()]);
      case KeptTag.NONE -> Optional.empty();
      case KeptTag.SOME -> Optional.of(value());
      case KeptTag.LIST -> List.of(elements());
      case KeptTag.SET -> Collections.unmodifiableSet(new LinkedHashSet<>(List.of(elements())));
      case KeptTag.MAP -> map();
      default -> {
        Object shared = shared(tag);
        seen.add(shared);
        yield shared;
      }
    };
  }

  private Object shared(int tag) throws ReflectiveOperationException {
    return switch (tag) {
      case KeptTag.RECORD -> record(kinds[number()]);
      case KeptTag.SPAN -> span();
      case KeptTag.TEXT_VALUE -> new Value.Text(strings[number()]);
      case KeptTag.FILE -> texts.apply(strings[number()]).orElseThrow();
      case KeptTag.WHOLE_FILE -> new TextFile(strings[number()], strings[number()]);
      case KeptTag.TIMES -> times();
      case KeptTag.FACT_TYPE -> factType();
      default -> throw new IllegalArgumentException("tag " + tag);
    };
  }

  private Object record(Kind kind) throws ReflectiveOperationException {
    Constructor<?> constructor = kind.constructor();
    Object[] parts = new Object[kind.components];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = value();
    }
    return constructor.newInstance(parts);
  }

  private Span span() throws ReflectiveOperationException {
    TextFile file = (TextFile) value();
    int start = number();
    return new Span(file, start, start + number());
  }

  private TimeSet times() {
    TimeSet all = TimeSet.EMPTY;
    for (int rest = count(); rest > 0; rest--) {
      all = all.union(TimeSet.between(wide(), wide()));
    }
    return all;
  }

  @SuppressWarnings("unchecked") // what is in the lists is compared where they are used
  private FactType factType() throws ReflectiveOperationException {
    return new FactType(
        (String) value(),
        (FactType.Kind) value(),
        (String) value(),
        (List<Field>) value(),
        (List<Field>) value(),
        (Optional<Field>) value(),
        (List<Stream>) value(),
        (Span) value());
  }

  private Object[] elements() throws ReflectiveOperationException {
    Object[] elements = new Object[count()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = value();
    }
    return elements;
  }

  private Map<Object, Object> map() throws ReflectiveOperationException {
    int size = count();
    Map<Object, Object> map = new LinkedHashMap<>(size * 2);
    for (int i = 0; i < size; i++) {
      Object key = value();
      map.put(key, value());
    }
    return Collections.unmodifiableMap(map);
  }

  /** A count of things of which each takes a byte at least. */
  private int count() {
    int count = number();
    if (count < 0 || count > bytes.length - at) {
      throw new IllegalArgumentException("count " + count);
    }
    return count;
  }

  private int number() {
    int number = 0;
    int shift = 0;
    int next = bytes[at++];
    while (next < 0) {
      number |= (next & 0x7F) << shift;
      shift += 7;
      next = bytes[at++];
    }
    return number | (next << shift);
  }

  private long wide() {
    long number = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      number = (number << 8) | (bytes[at++] & 0xFF);
    }
    return number;
  }

  private String text() {
    int length = count();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }
}
