package org.avow.engine.verdict.document;

import java.util.List;
import java.util.Optional;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.ShownValue;

/**
 * What is said of a policy. Immutable.
 *
 * @param version which of several documents of the id, from 1
 * @param outcome empty if none of its rules was selected
 * @param parameters as they were judged with
 * @param rules the selected ones
 */
public record DocumentPolicy(
    String id,
    int version,
    String title,
    Optional<Outcome> outcome,
    List<ShownValue> parameters,
    List<DocumentRule> rules) {
  private static final String NOT_SELECTED = "not_selected";

  public DocumentPolicy {
    parameters = List.copyOf(parameters);
    rules = List.copyOf(rules);
  }

  static DocumentPolicy of(MemberReader reader) throws InvalidVerdictException {
    String id = reader.text("id");
    int version = reader.position("version");
    return new DocumentPolicy(
        id,
        version,
        reader.text("title"),
        reader.wordUnless("outcome", NOT_SELECTED, Outcome.class),
        reader.objects("params", DocumentFinding::value),
        reader.objects("rules", rule -> DocumentRule.of(id, version, rule)));
  }
}
