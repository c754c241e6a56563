package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.evaluate.world.StreamCoverage;
import org.avow.engine.fact.FactType;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.TimeSet;

/** What of the judged type's evidence is missing in W (semantics 3.5). */
final class JudgedCoverage {
  private JudgedCoverage() {}

  /**
   * The gaps in W: of a stream that may hold a fact in scope what it does not cover, and of any
   * stream each part that no source supplies.
   */
  static List<Gap> gaps(Inquiry inquiry) {
    return inquiry.rule().judged().map(judged -> gaps(inquiry, judged, true)).orElse(List.of());
  }

  /** The gaps in which facts in scope may be missing. */
  static List<Gap> missing(Inquiry inquiry) {
    return inquiry.rule().judged().map(judged -> gaps(inquiry, judged, false)).orElse(List.of());
  }

  private static List<Gap> gaps(Inquiry inquiry, Rule.Judged judged, boolean unsupplied) {
    FactType type = judged.type();
    Phantoms phantoms = new Phantoms(type);
    List<Gap> gaps = new ArrayList<>();
    for (StreamCoverage stream : inquiry.world().coverage(type).streams()) {
      boolean counts = !inquiry.applies(phantoms.of(stream.stream())).isFalse();
      for (StreamCoverage.Part part : stream.parts()) {
        TimeSet missing = inquiry.window().instants().minus(part.covered());
        if ((unsupplied && !part.supplied()) || (counts && !missing.isEmpty())) {
          gaps.addAll(part.gaps(type, missing));
        }
      }
    }
    return gaps;
  }
}
