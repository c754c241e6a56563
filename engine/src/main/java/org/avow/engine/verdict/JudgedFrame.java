package org.avow.engine.verdict;

import java.util.List;
import java.util.Optional;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Frame;
import org.avow.engine.fact.Fact;
import org.avow.engine.policy.Parameter;
import org.avow.engine.value.Row;
import org.avow.engine.value.Value;

/**
 * A judged fact and the policy's parameters, as messages and explanations see them.
 *
 * @param judged empty for a rule without {@code for}
 */
record JudgedFrame(Optional<Fact> judged, List<Parameter> parameters) implements Frame {
  private static final Row NOTHING = slot -> Value.Absent.ABSENT;

  @Override
  public Row row(Binding binding) {
    return switch (binding) {
      case JUDGED -> judged.isPresent() ? judged.get() : NOTHING;
      case PARAMS -> slot -> parameters.get(slot).value();
      case CANDIDATE, RECORD, ITEM, SOURCE -> NOTHING;
    };
  }

  @Override
  public Value whole(Binding binding) {
    return Value.Absent.ABSENT;
  }
}
