package org.avow.engine.verdict.history;

import java.util.List;
import java.util.Optional;
import org.avow.engine.verdict.document.DocumentClause;

/**
 * What a verdict says of a clause that the one before it did not. Immutable.
 *
 * @param verdict which one says so, counted from 0
 * @param state what it says
 * @param before what the last verdict before it said that spoke of the clause
 * @param decisions the rules that it comes from
 */
public record Change(
    int verdict, DocumentClause state, Optional<DocumentClause> before, List<Decision> decisions) {
  public Change {
    decisions = List.copyOf(decisions);
  }
}
