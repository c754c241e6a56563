package org.avow.engine.policy.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.Commitments;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.syntax.YamlScalar;

/**
 * Rules and clauses as tests and command lines name them: {@code rule}, {@code policy/rule}, {@code
 * clause:id}, {@code verdict}.
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
    } else if (!text.equals("verdict")) {
      checkRule(name);
    }
  }

  void checkClause(YamlScalar name) {
    if (!clauses.contains(name.text())) {
      Names.unknown(name, "clause", clauses, diagnostics);
    }
  }

  void checkRule(YamlScalar name) {
    List<String> meant = qualified.stream().filter(rule -> matches(rule, name.text())).toList();
    if (meant.isEmpty()) {
      Set<String> known = new LinkedHashSet<>();
      qualified.forEach(rule -> known.add(rule.substring(rule.indexOf('/') + 1)));
      known.addAll(qualified);
      Names.unknown(name, "rule", known, diagnostics);
    } else if (meant.size() > 1) {
      diagnostics.add(
          Code.INVALID_VALUE,
          name.span(),
          "several policies have a rule " + Diagnostic.quote(name.text()),
          "write `" + String.join("` or `", meant) + "`");
    }
  }

  private static boolean matches(String qualifiedRule, String name) {
    return qualifiedRule.equals(name) || qualifiedRule.endsWith("/" + name);
  }
}
