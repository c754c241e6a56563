package org.avow.engine.evaluate;

import java.util.List;
import java.util.Optional;
import org.avow.engine.evaluate.kept.Rows;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.fact.Field;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Value;

/**
 * Fills in the instants of next and previous events (semantics 4.10) where nothing about any event
 * of the type is unknown, and none can be missing.
 */
final class PlainNeighbours {
  private final World world;

  PlainNeighbours(World world) {
    this.world = world;
  }

  /**
   * Fills the derived slots that are needed.
   *
   * @return false if some cannot be filled
   */
  boolean fill(Rows rows, boolean[] needed) {
    for (Field field : rows.type().fields()) {
      boolean derived = needed[field.slot()] && field.derivation() != Field.Given.GIVEN;
      if (derived
          && !(field.derivation() instanceof Field.Neighbour neighbour
              && fill(rows, field, neighbour))) {
        return false;
      }
    }
    return true;
  }

  private boolean fill(Rows rows, Field field, Field.Neighbour neighbour) {
    if (!world.coverage(rows.type()).missing(TimeSet.ALWAYS, stream -> true).isEmpty()) {
      return false;
    }
    List<Cases.Part> key =
        neighbour.key().stream()
            .map(name -> Cases.Part.of(rows.type().field(name).orElseThrow()))
            .toList();
    Cases cases = new Cases();
    Optional<int[]> numbers = cases.of(rows, key);
    if (numbers.isEmpty()) {
      return false;
    }
    CaseRows byCase = new CaseRows(rows, numbers.get(), cases.size());
    for (int kase = 0; kase < cases.size(); kase++) {
      for (int at = byCase.start(kase); at < byCase.end(kase); at++) {
        long instant = byCase.instant(at);
        int other =
            neighbour.next() ? byCase.from(kase, instant + 1) : byCase.from(kase, instant) - 1;
        boolean none = neighbour.next() ? other == byCase.end(kase) : other < byCase.start(kase);
        rows.set(
            byCase.row(at),
            field.slot(),
            none ? Value.Absent.ABSENT : Moment.at(byCase.instant(other)));
      }
    }
    return true;
  }
}
