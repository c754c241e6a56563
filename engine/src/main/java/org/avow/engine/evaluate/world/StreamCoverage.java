package org.avow.engine.evaluate.world;

import java.util.List;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.Stream;
import org.avow.engine.value.TimeSet;

/**
 * What one stream covers of a fact type. Immutable.
 *
 * @param parts each must cover; a stream that is not divided has one part
 */
public record StreamCoverage(Stream stream, List<Part> parts) {
  public StreamCoverage {
    parts = List.copyOf(parts);
  }

  /** What all parts cover. */
  public TimeSet covered() {
    return parts.stream().map(Part::covered).reduce(TimeSet.ALWAYS, TimeSet::intersect);
  }

  /**
   * A part of a stream, or the whole of an undivided one.
   *
   * @param name the stream, with {@code /part} where it is divided
   * @param covered the union of what its sources cover
   * @param supplied whether any source supplies it
   * @param kind how a gap in it is to be called
   * @param place where to look when it lacks something (2.9)
   */
  public record Part(String name, TimeSet covered, boolean supplied, Gap.Kind kind, Place place) {}
}
