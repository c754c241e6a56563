package org.avow.engine.evaluate;

import java.util.List;
import org.avow.engine.plan.Leaf;

/** What came out of a leaf in a session. Immutable. */
record Answers(Leaf leaf, List<Answer> answers) {

  /** What came out for one judged fact. */
  record Answer(Judged judged, LeafResult result) {}
}
