package org.avow.engine.verdict;

import java.util.List;
import java.util.Optional;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Parameter;

/**
 * What can be said of a policy. Immutable.
 *
 * @param version which of several documents of the id, from 1
 * @param outcome the worst of its selected rules; empty if none is selected
 * @param parameters as they were judged with
 * @param rules the selected ones, in order of the document
 */
public record PolicyVerdict(
    String id,
    int version,
    String title,
    Optional<Outcome> outcome,
    List<Parameter> parameters,
    List<RuleVerdict> rules) {
  public PolicyVerdict {
    parameters = List.copyOf(parameters);
    rules = List.copyOf(rules);
  }
}
