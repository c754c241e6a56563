package org.avow.engine.report.sarif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.avow.engine.policy.RuleSeverity;
import org.avow.engine.report.Phrases;
import org.avow.engine.verdict.Json;
import org.avow.engine.verdict.RuleName;
import org.avow.engine.verdict.document.DocumentClause;
import org.avow.engine.verdict.document.DocumentPolicy;
import org.avow.engine.verdict.document.DocumentRule;
import org.avow.engine.verdict.document.VerdictDocument;

/** The selected rules as SARIF describes rules. Immutable. */
final class SarifRules {
  private final VerdictDocument verdict;
  private final SarifTaxonomies taxonomies;
  private final Map<RuleName, Integer> indices = new HashMap<>();

  SarifRules(VerdictDocument verdict, SarifTaxonomies taxonomies) {
    this.verdict = verdict;
    this.taxonomies = taxonomies;
    verdict.rules().forEach(rule -> indices.put(rule.name(), indices.size()));
  }

  /** Where in {@link #descriptors} the rule stands. */
  int index(RuleName name) {
    return indices.getOrDefault(name, 0);
  }

  /** A descriptor for each rule, in order. */
  Json descriptors() {
    List<Json> result = new ArrayList<>();
    for (DocumentPolicy policy : verdict.policies()) {
      policy.rules().forEach(rule -> result.add(descriptor(policy, rule)));
    }
    return new Json.Elements(result);
  }

  private Json descriptor(DocumentPolicy policy, DocumentRule rule) {
    Json.Builder json =
        new Json.Builder()
            .put("id", rule.name().toString())
            .put("name", rule.name().rule())
            .put("shortDescription", SarifReport.message(policy.title()))
            .put("fullDescription", SarifReport.message(description(policy, rule)))
            .put("help", help(policy, rule))
            .put(
                "defaultConfiguration",
                new Json.Builder().put("level", level(rule.severity())).build())
            .put("properties", properties(rule));
    return json.putUnlessEmpty(
            "relationships", taxonomies.relationships(rule.keeps()), relationship -> relationship)
        .build();
  }

  private List<DocumentClause> clauses(DocumentRule rule) {
    return verdict.clauses().stream().filter(clause -> rule.keeps().contains(clause.id())).toList();
  }

  private String description(DocumentPolicy policy, DocumentRule rule) {
    String quotes =
        clauses(rule).stream()
            .map(clause -> "“" + clause.quote() + "”")
            .collect(Collectors.joining(" "));
    return quotes.isEmpty() ? policy.title() : policy.title() + ". It was promised: " + quotes;
  }

  private Json help(DocumentPolicy policy, DocumentRule rule) {
    String fix = rule.fix().orElse("");
    String text = description(policy, rule) + (fix.isEmpty() ? "" : "\n\nFix: " + fix);
    StringBuilder markdown = new StringBuilder(escaped(policy.title())).append('\n');
    for (DocumentClause clause : clauses(rule)) {
      markdown.append("\n> ").append(escaped(clause.quote())).append("\n");
    }
    if (!fix.isEmpty()) {
      markdown.append("\n**Fix:** ").append(escaped(fix)).append('\n');
    }
    markdown
        .append("\n`")
        .append(rule.file())
        .append(':')
        .append(rule.line())
        .append("`, severity ")
        .append(rule.severity().word())
        .append('\n');
    return new Json.Builder().put("text", text).put("markdown", markdown.toString()).build();
  }

  /** Text that Markdown takes for text. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]<>#|!])", "\\\\$1").replace('\n', ' ');
  }

  private static Json properties(DocumentRule rule) {
    return new Json.Builder()
        .put("security-severity", score(rule.severity()))
        .put("tags", Json.Elements.texts(tags(rule)))
        .put("severity", rule.severity().word())
        .put("outcome", rule.outcome().word())
        .put("blocks", rule.blocks())
        .put("judged", Phrases.judged(rule))
        .put("findings", rule.result().findingCount())
        .build();
  }

  private static List<String> tags(DocumentRule rule) {
    List<String> tags = new ArrayList<>(List.of("compliance", "privacy"));
    tags.add("policy/" + rule.name().policy());
    return tags;
  }

  /** The level of a failure. */
  static String level(RuleSeverity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW -> "note";
    };
  }

  /** A score in the middle of what code scanning calls by the same word (over 9, 7, 4, 0). */
  private static String score(RuleSeverity severity) {
    return switch (severity) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "2.0";
    };
  }
}
