package org.avow.engine.policy.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.Commitments;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.syntax.YamlScalar;

/**
 * Rules and clauses as tests and command lines name them: {@code rule}, {@code policy/rule}, {@code
 * clause:id}, {@code verdict}, {@code gate_before_waivers}.
 */
final class RuleNames {
  private static final String CLAUSE = "clause:";

  private final Set<String> clauses = new LinkedHashSet<>();
  private final Set<String> qualified = new LinkedHashSet<>();
  private final Diagnostics diagnostics;

  RuleNames(List<Policy> policies, List<Commitments> commitments, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    commitments.forEach(c -> c.clauses().forEach(clause -> clauses.add(clause.id())));
    policies.forEach(p -> p.rules().forEach(rule -> qualified.add(p.id() + "/" + rule.id())));
  }

  /** Reports what an expectation names if there is no such thing, or more than one. */
  void check(YamlScalar name) {
    String text = name.text();
    if (text.startsWith(CLAUSE)) {
      checkClause(name.slice(CLAUSE.length(), text.length()));
    } else if (!text.equals("verdict") && !text.equals("gate_before_waivers")) {
      checkRule(name);
    }
  }

  void checkClause(YamlScalar name) {
    hasClause(name, diagnostics);
  }

  void checkRule(YamlScalar name) {
    hasRule(name, diagnostics);
  }

  /** Whether there is such a clause; if not, says so. */
  boolean hasClause(YamlScalar name, Diagnostics problems) {
    if (!clauses.contains(name.text())) {
      Names.unknown(name, "clause", clauses, problems);
    }
    return clauses.contains(name.text());
  }

  /** Whether there is one such rule; if not, says so. */
  boolean hasRule(YamlScalar name, Diagnostics problems) {
    List<String> meant = qualified.stream().filter(rule -> matches(rule, name.text())).toList();
    if (meant.isEmpty()) {
      Set<String> known = new LinkedHashSet<>();
      qualified.forEach(rule -> known.add(rule.substring(rule.indexOf('/') + 1)));
      known.addAll(qualified);
      Names.unknown(name, "rule", known, problems);
    } else if (meant.size() > 1) {
      problems.add(
          Code.INVALID_VALUE,
          name.span(),
          "several policies have a rule " + Diagnostic.quote(name.text()),
          "write `" + String.join("` or `", meant) + "`");
    }
    return meant.size() == 1;
  }

  /** The one rule of that name, as {@code policy/rule}; if there is none, says so. */
  Optional<String> resolve(YamlScalar name, Diagnostics problems) {
    return hasRule(name, problems)
        ? qualified.stream().filter(rule -> matches(rule, name.text())).findFirst()
        : Optional.empty();
  }

  private static boolean matches(String qualifiedRule, String name) {
    return qualifiedRule.equals(name) || qualifiedRule.endsWith("/" + name);
  }
}
