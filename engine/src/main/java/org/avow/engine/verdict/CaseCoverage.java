package org.avow.engine.verdict;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.PolicyTest;
import org.avow.engine.policy.Rule;

/**
 * Which outcomes of a rule no test expects: each rule needs at least one passing, one failing and
 * one inconclusive case. Immutable.
 *
 * @param rule as {@code policy/rule}
 * @param missing worst first; never empty
 */
public record CaseCoverage(String rule, List<Outcome> missing) {
  private static final List<Outcome> NEEDED =
      List.of(Outcome.FAIL, Outcome.INCONCLUSIVE, Outcome.PASS);

  public CaseCoverage {
    missing = List.copyOf(missing);
  }

  /** The rules that lack a case, in order of the pack. */
  public static List<CaseCoverage> lacking(Pack pack) {
    List<CaseCoverage> result = new ArrayList<>();
    for (Policy policy : pack.policies()) {
      for (Rule rule : policy.rules()) {
        Set<Outcome> expected = expected(pack, policy, rule);
        List<Outcome> missing = NEEDED.stream().filter(o -> !expected.contains(o)).toList();
        if (!missing.isEmpty()) {
          result.add(new CaseCoverage(policy.id() + "/" + rule.id(), missing));
        }
      }
    }
    return result;
  }

  private static Set<Outcome> expected(Pack pack, Policy policy, Rule rule) {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    for (PolicyTest test : pack.tests()) {
      for (Map.Entry<String, PolicyTest.Expectation> entry : test.expected().entrySet()) {
        String name = entry.getKey();
        if (name.equals(policy.id() + "/" + rule.id()) || name.equals(rule.id())) {
          outcomes.add(entry.getValue().outcome());
        }
      }
    }
    return outcomes;
  }
}
