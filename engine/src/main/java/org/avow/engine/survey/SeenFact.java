package org.avow.engine.survey;

import java.util.List;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.value.TimeSet;

/**
 * A fact as the engine sees it. Immutable.
 *
 * @param certain whether it exists before the as-of instant for certain
 * @param doubtful whether it stands for a record that could not be read, or that may be none of the
 *     type
 * @param place where it stands; of several records that tell of one fact, the first
 * @param furtherPlaces of the other records that tell of it
 * @param valid when the observation of a state holds; empty for an event
 * @param fields in slot order, derived ones included
 */
public record SeenFact(
    FactType type,
    boolean certain,
    boolean doubtful,
    Place place,
    List<Place> furtherPlaces,
    TimeSet valid,
    List<SeenField> fields) {
  public SeenFact {
    furtherPlaces = List.copyOf(furtherPlaces);
    fields = List.copyOf(fields);
  }
}
