package org.avow.engine.plan.drools;

import java.util.ArrayList;
import java.util.List;

/** The candidates that match a judged fact. Mutable, for one match of one session. */
final class Matched implements Accumulation.Into {
  private static final long serialVersionUID = 1L;
  private final transient List<Object> items = new ArrayList<>(4);

  @Override
  public void add(Object item) {
    items.add(item);
  }

  List<Object> items() {
    return items;
  }
}
