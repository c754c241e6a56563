package org.avow.engine.survey;

import java.util.List;
import org.avow.engine.fact.FactType;

/**
 * How many facts of a type there are. Immutable but for its fields' counts, which are made with the
 * survey.
 *
 * @param facts those that were asked for
 * @param doubtful those among them of which it is not known whether they are any
 * @param undecided those left out because it is unknown whether the condition holds of them
 * @param fields in slot order, counted over the facts that were asked for
 */
public record TypeCounts(
    FactType type, long facts, long doubtful, long undecided, List<FieldCounts> fields) {
  public TypeCounts {
    fields = List.copyOf(fields);
  }
}
