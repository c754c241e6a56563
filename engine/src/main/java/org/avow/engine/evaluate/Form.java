package org.avow.engine.evaluate;

import java.util.List;

/** What a relation form makes of the matches in its window (semantics 4.5 to 4.8). */
interface Form {

  /** The window in which it looks for matches. */
  Reach reach(Judged judged);

  /** The matches that it needs to see, in a fixed order. */
  Iterable<Match> matches(Search search);

  /** What follows from them. */
  LeafResult outcome(Search search, List<Match> matches);
}
