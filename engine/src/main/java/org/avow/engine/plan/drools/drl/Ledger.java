package org.avow.engine.plan.drools.drl;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.Field;
import org.avow.engine.policy.Program;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** What the rules of a session read: unknown values and personal ones. Mutable, for one thread. */
final class Ledger {
  private static final long MILLI = 1_000_000L;

  private final Map<Program.Lack, Program.Lack> lacks = new LinkedHashMap<>();
  private final Map<String, String> personal = new HashMap<>();

  /** The value as Java has it; null if there is none, which is kept. */
  @Nullable Object read(Fact fact, int slot) {
    Field field = fact.type().fields().get(slot);
    Value given = fact.get(slot);
    Value value = given == Value.Absent.ABSENT ? field.whenAbsent() : given;
    Optional<Object> java = java(value);
    if (java.isEmpty()) {
      lack(fact, field);
      return null;
    }
    if (fact.type().isPersonal(field)) {
      remember(value, field.name());
    }
    return java.get();
  }

  /** Whether there is a value, known or not. */
  boolean holds(Fact fact, int slot) {
    Value value = fact.get(slot);
    if (value instanceof Value.Unknown || value instanceof Value.Perhaps) {
      lack(fact, fact.type().fields().get(slot));
      return false;
    }
    return value != Value.Absent.ABSENT;
  }

  /** Keeps that a value was needed which nobody knows. */
  void lack(Fact fact, Field field) {
    Program.Lack lack = new Program.Lack(fact, field);
    lacks.putIfAbsent(lack, lack);
  }

  private void remember(Value value, String field) {
    if (value instanceof Value.Items items) {
      items.elements().forEach(element -> remember(element, field));
    } else {
      java(value).ifPresent(known -> personal.putIfAbsent(known.toString(), field));
    }
  }

  private static Optional<Object> java(Value value) {
    if (value instanceof Value.Text text) {
      return Optional.of(text.value());
    } else if (value instanceof Value.Bool bool) {
      return Optional.of(bool.value());
    } else if (value instanceof Value.Int number) {
      return Optional.of(number.value());
    } else if (value instanceof Value.Real number) {
      return Optional.of(number.value());
    } else if (value instanceof Value.Length length) {
      return Optional.of(Duration.ofNanos(length.nanos()));
    } else if (value instanceof Moment moment && moment.isExact()) {
      return Optional.of(date(millis(moment.earliest())));
    } else if (value instanceof Value.Items items) {
      List<Object> elements = new ArrayList<>();
      items.elements().forEach(element -> java(element).ifPresent(elements::add));
      return elements.size() == items.elements().size()
          ? Optional.of(List.copyOf(elements))
          : Optional.empty();
    }
    return Optional.empty();
  }

  /** Milliseconds, towards the past. */
  static long millis(long nanos) {
    return Math.floorDiv(nanos, MILLI);
  }

  /** A date as Java and Drools compare it. */
  static Date date(long millis) {
    return new UtcDate(millis);
  }

  /** An instant that reads the same in every zone: messages may hold it. */
  @SuppressWarnings("JavaUtilDate") // Drools and Java code compare dates of this kind
  private static final class UtcDate extends Date {
    private static final long serialVersionUID = 1L;

    UtcDate(long millis) {
      super(millis);
    }

    @Override
    public String toString() {
      return Instant.ofEpochMilli(getTime()).toString();
    }
  }

  /** Nanoseconds of the first instant of a millisecond. */
  static long nanos(long millis) {
    return Math.multiplyExact(millis, MILLI);
  }

  List<Program.Lack> lacks() {
    return List.copyOf(lacks.values());
  }

  Map<String, String> personal() {
    return personal;
  }
}
