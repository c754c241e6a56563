package org.avow.engine.naive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.avow.engine.fact.Codes;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.LooseCells;
import org.avow.engine.fact.Place;
import org.avow.engine.feed.Batch;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** Puts facts into columns as a log's reader does: some values by code, some as loose cells. */
final class InColumns implements LooseCells, FactColumns.Whole {
  private final StringBuilder text = new StringBuilder();
  private final List<Value> values = new ArrayList<>();
  private final List<int[]> cells = new ArrayList<>();
  private final Map<FactColumns, List<Fact>> facts = new LinkedHashMap<>();

  private InColumns() {}

  /**
   * The facts as far as they can stand in columns.
   *
   * @param seed decides which values have a code
   */
  static Batch of(List<Fact> facts, long seed) {
    InColumns columns = new InColumns();
    Draw draw = new Draw(seed);
    Map<List<Object>, List<Fact>> together = new LinkedHashMap<>();
    Map<FactType, List<Fact>> others = new LinkedHashMap<>();
    for (Fact fact : facts) {
      if (fact.doubtful() || fact.type().isState() || !fact.at().isExact()) {
        others.computeIfAbsent(fact.type(), t -> new ArrayList<>()).add(fact);
      } else {
        Place place = fact.place();
        List<Object> key =
            List.of(fact.type(), place.source(), place.path(), place.pointer(), place.column());
        together.computeIfAbsent(key, k -> new ArrayList<>()).add(fact);
      }
    }
    together.values().forEach(of -> columns.add(of, draw));
    return new Batch(List.copyOf(columns.facts.keySet()), others);
  }

  private void add(List<Fact> of, Draw draw) {
    FactType type = of.get(0).type();
    Codes[] codes = new Codes[type.fields().size()];
    for (int slot = 0; slot < codes.length; slot++) {
      codes[slot] = new Codes();
    }
    List<Integer> slots =
        type.fields().stream()
            .filter(field -> field.derivation() == Field.Given.GIVEN)
            .map(Field::slot)
            .toList();
    FactColumns columns = new FactColumns(type, 1, slots, codes, this, this);
    for (Fact fact : of) {
      int index = columns.add(fact.at().earliest(), fact.place().line(), 0);
      for (int slot : slots) {
        int[] column = columns.column(slot);
        if (column != null) {
          column[index] = number(fact.get(slot), codes[slot], draw);
        }
      }
    }
    facts.put(columns, of);
  }

  private int number(Value value, Codes codes, Draw draw) {
    boolean canBeLoose =
        value instanceof Value.Int
            || (value instanceof Value.Text of && of.value().chars().allMatch(c -> c < 0x80));
    if (canBeLoose && draw.chance(33)) {
      return loose(value);
    }
    return IntStream.range(0, codes.size())
        .filter(code -> same(codes.value(code), value))
        .findFirst()
        .orElseGet(() -> codes.add(value));
  }

  /** Equal, and alike in what is told of it. */
  private static boolean same(Value known, Value value) {
    return known.equals(value) && known.isKnown();
  }

  private int loose(Value value) {
    int start = text.length();
    if (value instanceof Value.Text of) {
      text.append(of.value());
    }
    values.add(value);
    cells.add(new int[] {start, text.length()});
    return -values.size();
  }

  @Override
  public Value value(int cell, Type type) {
    return values.get(cell);
  }

  @Override
  public boolean isText(int cell) {
    return values.get(cell) instanceof Value.Text of && of.value().chars().allMatch(c -> c < 0x80);
  }

  @Override
  public long integer(int cell) {
    return ((Value.Int) values.get(cell)).value();
  }

  @Override
  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public int start(int cell) {
    return cells.get(cell)[0];
  }

  @Override
  public int end(int cell) {
    return cells.get(cell)[1];
  }

  @Override
  public Fact of(FactColumns columns, int index) {
    return facts.getOrDefault(columns, List.of()).stream()
        .filter(fact -> fact.place().line() == columns.line(index))
        .filter(fact -> fact.at().earliest() == columns.instants()[index])
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Place origin(FactColumns columns) {
    Place place = facts.getOrDefault(columns, List.of()).get(0).place();
    return new Place(place.source(), place.path(), 0, place.column(), place.pointer());
  }
}
