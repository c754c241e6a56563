package org.avow.server;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.avow.engine.policy.Clause;
import org.avow.engine.policy.Commitments;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Parameter;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Rule;
import org.avow.engine.verdict.CanonicalJson;
import org.avow.engine.verdict.Json;

/** What is loaded: policies and the clauses that they keep. Threads share it. */
final class CatalogueRoutes {
  private final LoadedPacks packs;

  CatalogueRoutes(LoadedPacks packs) {
    this.packs = packs;
  }

  /** {@code GET /v1/policies}: all policies, in order of pack and id. */
  void policies(Context context) {
    List<Json> policies = new ArrayList<>();
    for (Pack pack : asked(context)) {
      pack.policies().forEach(policy -> policies.add(policy(pack, policy).build()));
    }
    answer(context, new Json.Builder().put("policies", new Json.Elements(policies)));
  }

  /** {@code GET /v1/policies/{id}}: one policy, its rules included. */
  void policy(Context context) {
    String id = context.pathParam("id");
    List<Json.Builder> found = new ArrayList<>();
    for (Pack pack : asked(context)) {
      pack.policies().stream()
          .filter(policy -> policy.id().equals(id))
          .forEach(policy -> found.add(whole(pack, policy)));
    }
    if (found.isEmpty()) {
      throw new Problem(Problem.Kind.NOT_FOUND, "there is no such policy", "see GET /v1/policies");
    }
    if (found.size() > 1) {
      throw new Problem(
          Problem.Kind.MALFORMED,
          "several packs have a policy of that id",
          "name one with `pack=`: " + String.join(", ", packs.names()));
    }
    answer(context, found.get(0));
  }

  /** {@code GET /v1/clauses}: all clauses, in order of the packs. */
  void clauses(Context context) {
    List<Json> clauses = new ArrayList<>();
    for (Pack pack : asked(context)) {
      for (Commitments commitments : pack.commitments()) {
        for (Clause clause : commitments.clauses()) {
          clauses.add(clause(pack, commitments, clause));
        }
      }
    }
    answer(context, new Json.Builder().put("clauses", new Json.Elements(clauses)));
  }

  private List<Pack> asked(Context context) {
    Query query = Query.of(context, Set.of(), Set.of("pack"));
    return query.has("pack")
        ? query.all("pack").stream().map(name -> packs.of(List.of(name))).toList()
        : packs.all();
  }

  private static Json.Builder policy(Pack pack, Policy policy) {
    return new Json.Builder()
        .put("pack", pack.names().get(0))
        .put("id", policy.id())
        .put("title", policy.title())
        .put("severity", policy.severity().word())
        .put("keeps", Json.Elements.texts(policy.keeps()))
        .put("rules", Json.Elements.of(policy.rules(), rule -> new Json.Text(rule.id())));
  }

  private static Json.Builder whole(Pack pack, Policy policy) {
    return new Json.Builder()
        .put("pack", pack.names().get(0))
        .put("id", policy.id())
        .put("title", policy.title())
        .put("severity", policy.severity().word())
        .put("keeps", Json.Elements.texts(policy.keeps()))
        .put("params", Json.Elements.of(policy.parameters(), CatalogueRoutes::parameter))
        .put("rules", Json.Elements.of(policy.rules(), CatalogueRoutes::rule))
        .put("source", policy.span().file().name());
  }

  private static Json parameter(Parameter parameter) {
    return new Json.Text(parameter.name());
  }

  private static Json rule(Rule rule) {
    return new Json.Builder()
        .put("id", rule.id())
        .put("severity", rule.severity().word())
        .put("keeps", Json.Elements.texts(rule.keeps()))
        .putIf("judges", rule.judged().map(judged -> judged.type().name()))
        .putIf("fix", rule.fix())
        .put("line", rule.span().line())
        .build();
  }

  private static Json clause(Pack pack, Commitments commitments, Clause clause) {
    return new Json.Builder()
        .put("pack", pack.names().get(0))
        .put("commitments", commitments.id())
        .put("id", clause.id())
        .put("quote", clause.quote())
        .put("checkable", clause.checkable())
        .putIf("because", clause.unchecked())
        .putIf("promised_by", clause.dueText())
        .putUnlessEmpty("maps_to", clause.mapsTo(), Json.Text::new)
        .build();
  }

  private static void answer(Context context, Json.Builder json) {
    context.contentType("application/json").result(CanonicalJson.bytes(json.build()));
  }
}
