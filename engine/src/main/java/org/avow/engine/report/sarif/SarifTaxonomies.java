package org.avow.engine.report.sarif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.avow.engine.verdict.Json;
import org.avow.engine.verdict.document.DocumentClause;
import org.avow.engine.verdict.document.DocumentCommitments;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * Commitments and laws as taxonomies: clauses and articles are their taxa, and rules relate to
 * them. Immutable.
 */
final class SarifTaxonomies {
  private final VerdictDocument verdict;
  private final Map<String, Integer> components = new LinkedHashMap<>();
  private final Map<String, TreeSet<String>> laws = new TreeMap<>();

  SarifTaxonomies(VerdictDocument verdict) {
    this.verdict = verdict;
    verdict.commitments().forEach(each -> components.put(each.id(), components.size()));
    for (DocumentClause clause : verdict.clauses()) {
      clause.mapsTo().forEach(article -> add(law(article), article));
    }
    laws.keySet().forEach(law -> components.putIfAbsent(law, components.size()));
  }

  private void add(String law, String article) {
    laws.computeIfAbsent(law, key -> new TreeSet<>()).add(article);
  }

  /** {@code gdpr} of {@code gdpr/7}. */
  private static String law(String article) {
    int slash = article.indexOf('/');
    return slash < 0 ? article : article.substring(0, slash);
  }

  /** The taxonomies: commitments, then laws. */
  Json components() {
    List<Json> result = new ArrayList<>();
    for (DocumentCommitments commitments : verdict.commitments()) {
      result.add(commitments(commitments));
    }
    laws.forEach((law, articles) -> result.add(law(law, articles)));
    return new Json.Elements(result);
  }

  private Json commitments(DocumentCommitments commitments) {
    List<DocumentClause> clauses =
        verdict.clauses().stream()
            .filter(clause -> clause.commitments().equals(commitments.id()))
            .toList();
    return new Json.Builder()
        .put("name", commitments.id())
        .put("shortDescription", SarifReport.message(commitments.title()))
        .putUnlessEmpty("taxa", clauses, this::clause)
        .build();
  }

  private Json clause(DocumentClause clause) {
    return new Json.Builder()
        .put("id", clause.id())
        .put("shortDescription", SarifReport.message(clause.quote()))
        .putUnlessEmpty(
            "relationships", clause.mapsTo(), article -> relationship(law(article), article))
        .build();
  }

  private static Json law(String law, Set<String> articles) {
    return new Json.Builder()
        .put("name", law)
        .put("taxa", Json.Elements.of(articles, a -> new Json.Builder().put("id", a).build()))
        .build();
  }

  /** What a rule relates to: the clauses that it keeps, and their articles. */
  List<Json> relationships(List<String> keeps) {
    List<Json> result = new ArrayList<>();
    TreeSet<String> articles = new TreeSet<>();
    for (DocumentClause clause : verdict.clauses()) {
      if (keeps.contains(clause.id())) {
        result.add(relationship(clause.commitments(), clause.id()));
        articles.addAll(clause.mapsTo());
      }
    }
    articles.forEach(article -> result.add(relationship(law(article), article)));
    return result;
  }

  private Json relationship(String component, String taxon) {
    Json.Builder reference = new Json.Builder().put("name", component);
    if (components.containsKey(component)) {
      reference.put("index", components.getOrDefault(component, 0));
    }
    return new Json.Builder()
        .put(
            "target",
            new Json.Builder().put("id", taxon).put("toolComponent", reference.build()).build())
        .put("kinds", Json.Elements.texts(List.of("relevant")))
        .build();
  }
}
