package org.avow.engine.evaluate;

import java.util.Comparator;
import org.avow.engine.fact.Place;
import org.avow.engine.text.Order;

/**
 * A finding of a judged fact or group with what puts it in order (semantics 7.3). Immutable.
 *
 * @param index of the fact in canonical order, where two have one place
 */
record Entry(Finding finding, Place place, int index) {
  static final Comparator<Entry> ORDER =
      Order.of(
          Order.by(entry -> entry.finding.outcome().word()),
          Order.by(Entry::place),
          Order.by(Entry::index));
}
