package org.avow.engine.evaluate.world;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.fact.FactType;
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
   * @param declaredOnly whether all that supplies it is declared, and does not count (2.8)
   * @param snapshots from the first snapshot on: what lacks there is stale (3.2)
   * @param place where to look when it lacks something (2.9)
   */
  public record Part(
      String name,
      TimeSet covered,
      boolean supplied,
      boolean declaredOnly,
      TimeSet snapshots,
      Place place) {

    /** What is missing, by the way in which it is. Nothing missing is a gap, if not supplied. */
    public List<Gap> gaps(FactType type, TimeSet missing) {
      List<Gap> gaps = new ArrayList<>();
      Gap.Kind kind = declaredOnly ? Gap.Kind.DECLARED_ONLY : Gap.Kind.MISSING;
      TimeSet stale = declaredOnly ? TimeSet.EMPTY : missing.intersect(snapshots);
      add(gaps, type, kind, missing.minus(stale));
      add(gaps, type, Gap.Kind.STALE, stale);
      if (gaps.isEmpty() && !supplied) {
        gaps.add(new Gap(type.name(), name, kind, TimeSet.EMPTY, place));
      }
      return gaps;
    }

    private void add(List<Gap> gaps, FactType type, Gap.Kind kind, TimeSet missing) {
      if (!missing.isEmpty()) {
        gaps.add(new Gap(type.name(), name, kind, missing, place));
      }
    }
  }
}
