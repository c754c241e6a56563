package org.avow.engine.report;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.fact.Place;

/** Places in evidence, as people and editors read them. */
public final class Places {
  private static final int SHOWN = 10;

  private Places() {}

  /** {@code keys.csv:3, 4, 7}: the lines of one file behind its path, the first few of many. */
  public static String list(List<Place> places) {
    List<String> parts = new ArrayList<>();
    String path = "";
    for (Place place : places.subList(0, Math.min(SHOWN, places.size()))) {
      parts.add((place.path().equals(path) ? "" : place.path() + ":") + place.line());
      path = place.path();
    }
    if (places.size() > SHOWN) {
      parts.add("and " + Phrases.number(places.size() - SHOWN) + " more");
    }
    return String.join(", ", parts);
  }
}
