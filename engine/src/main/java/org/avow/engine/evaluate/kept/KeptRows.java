package org.avow.engine.evaluate.kept;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.value.Value;

/** Reads the rows of some parts again, as facts. Mutable, for one thread. */
public final class KeptRows {
  private final RowStore store;
  private final PartRange parts;
  private final List<Value> values;
  private final Map<Value, Integer> numbers = new HashMap<>();
  private final Texts texts = new Texts();

  public KeptRows(RowStore store, PartRange parts) {
    this.store = store;
    this.parts = parts;
    this.values = store.values();
  }

  /** The number of a value, in these parts. */
  public int number(Value value) {
    Integer known = numbers.get(value);
    if (known != null) {
      return known;
    }
    numbers.put(value, numbers.size());
    return numbers.size() - 1;
  }

  /**
   * The events of a type as far as some slots go.
   *
   * @param needed the slots to be filled, the instant in any case; all others are absent
   */
  public Rows some(FactType type, boolean[] needed) {
    Rows rows = new Rows(type, this);
    RowReader reader = reader(type);
    while (reader.next()) {
      rows.add(reader.slots(needed));
    }
    return rows;
  }

  /**
   * Whole facts of a type, part by part in the order in which they were taken.
   *
   * @param wanted says which, by their index
   */
  public List<Fact> whole(FactType type, IntPredicate wanted) {
    boolean[] all = new boolean[type.fields().size()];
    Arrays.fill(all, true);
    List<Place> origins = store.origins();
    List<Fact> facts = new ArrayList<>();
    RowReader reader = reader(type);
    for (int index = 0; reader.next(); index++) {
      if (wanted.test(index)) {
        facts.add(Fact.over(type, reader.slots(all), reader.place(origins), false));
      }
    }
    return facts;
  }

  private RowReader reader(FactType type) {
    return new RowReader(type, store.rows(type, parts), values, texts);
  }
}
