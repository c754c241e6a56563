package org.avow.engine.evaluate.world;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.text.Order;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Value;

/** The gaps that the sequence numbers of a source show (semantics 2.2). */
final class SequenceGaps {
  private SequenceGaps() {}

  /**
   * Where events of the type are missing from the source: between two neighbours whose numbers are
   * not neighbours. Closed on both sides, since a missing event may share an instant with either.
   */
  static TimeSet of(FactType type, SourceEvidence source, long asOf) {
    if (type.sequence().isEmpty()) {
      return TimeSet.EMPTY;
    }
    List<Numbered> numbered = numbered(type.sequence().get(), type, source, asOf);
    TimeSet gaps = TimeSet.EMPTY;
    for (int i = 1; i < numbered.size(); i++) {
      Numbered before = numbered.get(i - 1);
      Numbered after = numbered.get(i);
      if (after.number > before.number + 1) {
        gaps =
            gaps.union(
                TimeSet.through(
                    Math.min(before.fact.at().earliest(), after.fact.at().earliest()),
                    Math.max(before.fact.at().latest(), after.fact.at().latest())));
      }
    }
    return gaps;
  }

  private static List<Numbered> numbered(
      Field sequence, FactType type, SourceEvidence source, long asOf) {
    List<Numbered> numbered = new ArrayList<>();
    for (Fact fact : source.facts()) {
      if (fact.type() == type
          && !fact.doubtful()
          && fact.at().earliest() < asOf
          && fact.get(sequence.slot()) instanceof Value.Int number) {
        numbered.add(new Numbered(number.value(), fact));
      }
    }
    numbered.sort(Order.by(Numbered::number));
    return numbered;
  }

  private record Numbered(long number, Fact fact) {}
}
