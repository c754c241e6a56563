package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.avow.engine.evaluate.kept.KeptRows;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.text.Order;

/** The facts of one type that sessions must look at, ordered by place. Immutable. */
final class OpenFacts {
  private final List<Fact> facts;
  private final int[] indexes;

  private OpenFacts(List<Fact> facts, int[] indexes) {
    this.facts = facts;
    this.indexes = indexes;
  }

  /**
   * Of packed and other facts those whose key a screening leaves open.
   *
   * @param keys of the packed facts, then of the others
   */
  static OpenFacts of(
      KeptRows packed, FactType type, List<Fact> others, int[] keys, Screening screening) {
    int rows = keys.length - others.size();
    List<Fact> facts = new ArrayList<>(packed.whole(type, index -> screening.isOpen(keys[index])));
    for (int i = 0; i < others.size(); i++) {
      if (screening.isOpen(keys[rows + i])) {
        facts.add(others.get(i));
      }
    }
    int[] indexes =
        IntStream.range(0, keys.length).filter(i -> screening.isOpen(keys[i])).toArray();
    int[] order =
        IntStream.range(0, facts.size())
            .boxed()
            .sorted(Order.by(i -> facts.get(i).place()))
            .mapToInt(i -> i)
            .toArray();
    return new OpenFacts(
        IntStream.of(order).mapToObj(facts::get).toList(),
        IntStream.of(order).map(i -> indexes[i]).toArray());
  }

  List<Fact> facts() {
    return facts;
  }

  /** The index of a fact among all of its type, packed ones first. */
  int index(int ofOpen) {
    return indexes[ofOpen];
  }
}
