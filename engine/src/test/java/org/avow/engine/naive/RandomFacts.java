package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.Stream;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** Random facts of few values, so that joins meet. */
final class RandomFacts {
  private final Draw draw;
  private final int noise;

  /**
   * @param noise how many of a hundred values are not plain values
   */
  RandomFacts(Draw draw, int noise) {
    this.draw = draw;
    this.noise = noise;
  }

  /** A record that could not be read: now and then between its neighbours (2.7). */
  Fact unreadable(FactType type, long observed, Place place) {
    long from = Clock.hours(6 * draw.between(0, 40));
    Moment at =
        type.isState()
            ? Moment.at(observed)
            : draw.chance(50) ? Moment.ANY : new Moment(from, from + 12 * Clock.HOUR);
    List<Value> slots = new ArrayList<>();
    for (Field field : type.fields()) {
      slots.add(
          field.slot() == FactType.AT
              ? at
              : NaiveFact.isGiven(field) ? new Value.Unknown("not readable") : Value.Absent.ABSENT);
    }
    return new Fact(type, slots, place, true);
  }

  /** A fact, now and then of which it is doubtful that it exists. */
  Fact fact(
      FactType type,
      Optional<Stream.Scope> scope,
      long observed,
      Optional<Fact> copied,
      Place place) {
    boolean doubtful = draw.chance(noise / 4);
    List<Value> slots = new ArrayList<>();
    boolean asCopied = copied.isPresent() && !(type.isState() && draw.chance(50));
    for (Field field : type.fields()) {
      if (field.slot() == FactType.AT) {
        slots.add(type.isState() ? Moment.at(observed) : asCopied ? copied.get().at() : at());
      } else if (!NaiveFact.isGiven(field)) {
        slots.add(Value.Absent.ABSENT);
      } else if (asCopied && !draw.chance(noise)) {
        slots.add(copied.get().get(field.slot()));
      } else {
        slots.add(given(field, scope));
      }
    }
    return new Fact(type, slots, place, doubtful);
  }

  private Value given(Field field, Optional<Stream.Scope> scope) {
    boolean scoped = scope.isPresent() && scope.get().field().equals(field.name());
    if (draw.chance(noise)) {
      return draw.of(
          Value.Absent.ABSENT,
          new Value.Unknown("unknown"),
          new Value.Unknown("unknown"),
          new Value.Present("present"));
    }
    if (scoped) {
      return scope.get().value();
    }
    return value(field, noise / 4);
  }

  /** Sequence numbers in the order of time, now and then with one left out. */
  List<Fact> numbered(List<Fact> facts, int skipped) {
    List<Fact> ordered = new ArrayList<>(facts);
    ordered.sort(Comparator.comparingLong(fact -> fact.at().earliest()));
    List<Fact> result = new ArrayList<>();
    long next = draw.between(1, 5);
    for (Fact fact : ordered) {
      next += draw.chance(skipped) ? 2 : 1;
      Optional<Field> sequence = fact.type().sequence();
      if (sequence.isPresent() && fact.get(sequence.get().slot()) instanceof Value.Int) {
        List<Value> slots = new ArrayList<>(fact.slots());
        slots.set(sequence.get().slot(), new Value.Int(next));
        result.add(new Fact(fact.type(), slots, fact.place(), fact.doubtful()));
      } else {
        result.add(fact);
      }
    }
    result.sort(Comparator.comparing(Fact::place));
    return result;
  }

  /** An instant on the grid, or a date, or nobody knows. */
  private Moment at() {
    long instant = Clock.hours(6 * draw.between(0, 44));
    if (draw.chance(noise / 5)) {
      return Moment.ANY;
    }
    return draw.chance(noise == 0 ? 8 : 25) ? Clock.day(instant) : Moment.at(instant);
  }

  /** A value of the field's type, as completions draw them, too. */
  Value value(Field field, int vague) {
    if (field.type() instanceof Type.ListOf) {
      List<Value> elements = new ArrayList<>();
      for (int i = draw.below(3); i > 0; i--) {
        elements.add(
            draw.chance(vague)
                ? new Value.Unknown("unknown")
                : new Value.Text(draw.of("x", "y", "u")));
      }
      return new Value.Items(elements);
    }
    return switch ((Type.Scalar) field.type()) {
      case BOOL -> Value.Bool.of(draw.chance(50));
      case INT -> new Value.Int(draw.between(0, 2));
      case STRING -> new Value.Text(text(field));
      case TIMESTAMP -> {
        long instant = Clock.hours(6 * draw.between(0, 44));
        yield draw.chance(vague) ? Clock.day(instant) : Moment.at(instant);
      }
      case DURATION -> new Value.Length(draw.between(1, 48) * Clock.HOUR);
      case DOUBLE, ANY -> throw new IllegalStateException(field.toString());
    };
  }

  private String text(Field field) {
    return switch (field.name()) {
      case "id" -> "i" + draw.below(5);
      case "d" -> draw.of("x", "y");
      default -> draw.of("u", "u", "v", "w");
    };
  }
}
