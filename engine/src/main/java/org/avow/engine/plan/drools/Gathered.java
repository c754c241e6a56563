package org.avow.engine.plan.drools;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What an accumulate has met, in its order. Mutable, for one match of one session. */
final class Gathered implements Serializable {
  private static final long serialVersionUID = 1L;
  private final transient List<Object> items = new ArrayList<>(4);

  void add(Object item) {
    items.add(item);
  }

  List<Object> items() {
    return items;
  }
}
