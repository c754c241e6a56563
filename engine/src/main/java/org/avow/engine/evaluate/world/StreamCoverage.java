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
   * @param declared what evidence covers that does not count because it is declared (2.8)
   * @param snapshots from the first snapshot on: what lacks there is stale (3.2)
   * @param place where to look when it lacks something (2.9)
   */
  public record Part(
      String name,
      TimeSet covered,
      boolean supplied,
      TimeSet declared,
      TimeSet snapshots,
      Place place) {

    /** What is missing, by the way in which it is. Nothing missing is a gap, if not supplied. */
    public List<Gap> gaps(FactType type, TimeSet missing) {
      TimeSet declaredOnly = missing.intersect(declared);
      TimeSet stale = missing.minus(declared).intersect(snapshots);
      List<Gap> gaps = new ArrayList<>();
      add(gaps, type, Gap.Kind.MISSING, missing.minus(declared).minus(snapshots));
      add(gaps, type, Gap.Kind.STALE, stale);
      add(gaps, type, Gap.Kind.DECLARED_ONLY, declaredOnly);
      if (gaps.isEmpty() && !supplied) {
        Gap.Kind kind = declared.isEmpty() ? Gap.Kind.MISSING : Gap.Kind.DECLARED_ONLY;
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
