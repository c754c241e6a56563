package org.avow.engine.policy.check;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.avow.engine.fact.FactType;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Value;

/**
 * Writes a graph of records as bytes that {@link KeptReader} reads. What is one object stays one
 * object. For one graph and one thread.
 */
final class KeptWriter {
  private static final int DEEPEST = 1_000;

  private final Predicate<TextFile> known;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final Map<Class<?>, Integer> classes = new LinkedHashMap<>();
  private final Map<Class<?>, List<Method>> accessors = new HashMap<>();
  private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();
  private int depth;

  /**
   * @param known the texts that the reader finds by their names
   */
  private KeptWriter(Predicate<TextFile> known) {
    this.known = known;
  }

  /**
   * The bytes of a graph; empty if something in it cannot be kept, such as compiled code.
   *
   * @param tag the first byte
   * @param known the texts that the reader finds by their names
   */
  static Optional<byte[]> bytes(int tag, Object root, Predicate<TextFile> known) {
    KeptWriter writer = new KeptWriter(known);
    try {
      writer.write(root);
    } catch (NotKept | ReflectiveOperationException e) {
      return Optional.empty();
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    number(all, writer.strings.size());
    writer.strings.keySet().forEach(text -> text(all, text));
    number(all, writer.classes.size());
    writer.classes.keySet().forEach(type -> text(all, type.getName()));
    all.writeBytes(writer.body.toByteArray());
    return Optional.of(all.toByteArray());
  }

  /** Something is no part of a graph that can be kept. */
  private static final class NotKept extends Exception {
    private static final long serialVersionUID = 1L;

    NotKept(String what) {
      super(what);
    }
  }

  private void write(Object value) throws NotKept, ReflectiveOperationException {
    Integer earlier = seen.get(value);
    if (earlier != null) {
      body.write(KeptTag.AGAIN);
      number(earlier);
      return;
    }
    if (++depth > DEEPEST) {
      throw new NotKept("nested too deep");
    }
    if (!isPlain(value)) {
      shared(value);
      seen.put(value, seen.size());
    }
    depth--;
  }

  /** Writes a value that is not compared by identity; false if it is another. */
  private boolean isPlain(Object value) throws NotKept, ReflectiveOperationException {
    if (value instanceof String text) {
      body.write(KeptTag.STRING);
      number(string(text));
    } else if (value instanceof Integer whole) {
      body.write(KeptTag.INT);
      number(whole);
    } else if (value instanceof Long whole) {
      body.write(KeptTag.LONG);
      wide(whole);
    } else if (value instanceof Double real) {
      body.write(KeptTag.DOUBLE);
      wide(Double.doubleToRawLongBits(real));
    } else if (value instanceof Boolean flag) {
      body.write(flag ? KeptTag.TRUE : KeptTag.FALSE);
    } else if (value instanceof Enum<?> constant) {
      body.write(KeptTag.ENUM);
      number(type(constant.getDeclaringClass()));
      number(string(constant.name()));
    } else if (value instanceof Optional<?> optional) {
      body.write(optional.isPresent() ? KeptTag.SOME : KeptTag.NONE);
      if (optional.isPresent()) {
        write(optional.get());
      }
    } else if (value instanceof List<?> list) {
      body.write(KeptTag.LIST);
      elements(list);
    } else if (value instanceof Set<?> set) {
      body.write(KeptTag.SET);
      elements(set);
    } else if (value instanceof Map<?, ?> map) {
      body.write(KeptTag.MAP);
      number(map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        write(entry.getKey());
        write(entry.getValue());
      }
    } else {
      return false;
    }
    return true;
  }

  private void elements(Collection<?> elements) throws NotKept, ReflectiveOperationException {
    number(elements.size());
    for (Object element : elements) {
      write(element);
    }
  }

  private void shared(Object value) throws NotKept, ReflectiveOperationException {
    if (value instanceof Span span) {
      body.write(KeptTag.SPAN);
      write(span.file());
      number(span.start());
      number(span.end() - span.start());
    } else if (value instanceof Value.Text text) {
      body.write(KeptTag.TEXT_VALUE);
      number(string(text.value()));
    } else if (value instanceof TextFile file) {
      boolean named = known.test(file);
      body.write(named ? KeptTag.FILE : KeptTag.WHOLE_FILE);
      number(string(file.name()));
      if (!named) {
        number(string(file.content()));
      }
    } else if (value instanceof TimeSet times) {
      body.write(KeptTag.TIMES);
      number(times.stretches().size());
      for (TimeSet.Stretch stretch : times.stretches()) {
        wide(stretch.from());
        wide(stretch.until());
      }
    } else if (value instanceof FactType type) {
      body.write(KeptTag.FACT_TYPE);
      write(type.name());
      write(type.kind());
      write(type.description());
      write(type.fields());
      write(type.id());
      write(type.sequence());
      write(type.streams());
      write(type.declaration());
    } else if (value instanceof Record whole) {
      body.write(KeptTag.RECORD);
      number(type(whole.getClass()));
      for (Method accessor : accessors(whole.getClass())) {
        write(accessor.invoke(whole));
      }
    } else {
      throw new NotKept(value.getClass().getName());
    }
  }

  private List<Method> accessors(Class<?> type) {
    return accessors.computeIfAbsent(
        type,
        known ->
            List.of(known.getRecordComponents()).stream()
                .map(RecordComponent::getAccessor)
                .peek(accessor -> accessor.setAccessible(true))
                .toList());
  }

  private int type(Class<?> type) {
    return classes.computeIfAbsent(type, unknown -> classes.size());
  }

  private int string(String text) throws NotKept {
    Integer known = strings.get(text);
    if (known != null) {
      return known;
    }
    if (!encoder.canEncode(text)) {
      throw new NotKept("half a surrogate pair");
    }
    strings.put(text, strings.size());
    return strings.size() - 1;
  }

  private void number(int number) {
    number(body, number);
  }

  private void wide(long number) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      body.write((int) (number >>> shift));
    }
  }

  private static void number(ByteArrayOutputStream out, int number) {
    int rest = number;
    while ((rest & ~0x7F) != 0) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(out, bytes.length);
    out.writeBytes(bytes);
  }
}
