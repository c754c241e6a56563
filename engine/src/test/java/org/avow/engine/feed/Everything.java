package org.avow.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.fact.FactType;

/** Takes all facts of all types, and looks at some slots of each. */
final class Everything implements Intake<List<Fact>> {
  private final Set<Integer> slots;
  private final List<Fact> facts = new ArrayList<>();

  Everything(Set<Integer> slots) {
    this.slots = slots;
  }

  @Override
  public boolean takes(FactType type) {
    return true;
  }

  @Override
  public Set<Integer> reads(FactType type) {
    Set<Integer> read = new TreeSet<>(slots);
    read.removeIf(slot -> slot >= type.fields().size());
    return read;
  }

  @Override
  public List<Fact> look(Batch batch) {
    List<Fact> looked = new ArrayList<>();
    for (FactColumns columns : batch.columns()) {
      for (int i = 0; i < columns.size(); i++) {
        Fact fact = columns.fact(i);
        FactColumns.Cursor row = columns.cursor().at(i);
        assertThat(row.at()).isEqualTo(fact.at());
        for (int slot : reads(columns.type())) {
          assertThat(row.get(slot)).isEqualTo(fact.get(slot));
        }
        looked.add(fact);
      }
    }
    batch.facts().values().forEach(looked::addAll);
    return looked;
  }

  @Override
  public void take(List<Fact> looked) {
    facts.addAll(looked);
  }

  /** All that was taken. */
  List<Fact> facts() {
    return facts;
  }
}
