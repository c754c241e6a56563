package org.avow.engine.plan.drools.drl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.ProgramReader;
import org.avow.engine.text.TextFile;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Reads policies in DRL. Immutable; threads may share it. */
public final class DrlReader implements ProgramReader {

  /** For the service loader. */
  public DrlReader() {}

  @Override
  public List<Ruling> read(TextFile file, Vocabulary vocabulary, Diagnostics diagnostics) {
    return Quiet.during(() -> rulings(file, vocabulary, diagnostics));
  }

  private static List<Ruling> rulings(
      TextFile file, Vocabulary vocabulary, Diagnostics diagnostics) {
    Diagnostics own = new Diagnostics();
    DrlText text = new DrlText(file);
    List<Ruling> rulings = new ArrayList<>();
    Optional<PackageDescr> parsed = Parsing.parse(text, own);
    if (parsed.isPresent()) {
      Offer.check(text, parsed.get(), own);
      Map<String, List<RuleDescr>> groups = groups(text, parsed.get(), own);
      groups
          .values()
          .forEach(
              rules -> new RuleGroup(text, rules, vocabulary).read(own).ifPresent(rulings::add));
    }
    own.sorted().forEach(diagnostics::add);
    return rulings;
  }

  /** The rules that report for one name together: {@code @of("name")} joins a rule to another. */
  private static Map<String, List<RuleDescr>> groups(
      DrlText text, PackageDescr parsed, Diagnostics diagnostics) {
    Map<String, List<RuleDescr>> groups = new LinkedHashMap<>();
    List<RuleDescr> others = new ArrayList<>();
    for (RuleDescr rule : parsed.getRules()) {
      Metadata metadata = Metadata.read(text.head(rule), new Diagnostics());
      if (metadata.has("of")) {
        others.add(rule);
      } else if (groups.putIfAbsent(rule.getName(), new ArrayList<>(List.of(rule))) != null) {
        diagnostics.add(
            Code.DUPLICATE_ID,
            text.heading(rule),
            "there are two rules " + Diagnostic.quote(rule.getName()),
            "give each a name of its own, or join one to the other with `@of(\"name\")`");
      }
    }
    for (RuleDescr rule : others) {
      join(text, rule, groups, diagnostics);
    }
    return groups;
  }

  private static void join(
      DrlText text, RuleDescr rule, Map<String, List<RuleDescr>> groups, Diagnostics diagnostics) {
    Metadata metadata = Metadata.read(text.head(rule), diagnostics);
    metadata
        .one("of", diagnostics)
        .ifPresent(
            name -> {
              List<RuleDescr> group = groups.get(name.text());
              if (group == null) {
                diagnostics.add(
                    Code.UNKNOWN_NAME,
                    name.whole(),
                    "there is no rule " + Diagnostic.quote(name.text()) + " in this file",
                    Suggestion.help(name.text(), groups.keySet(), "rules of the file"));
              } else {
                group.add(rule);
              }
            });
  }

  /** The names of rules. */
  static Set<String> names(List<RuleDescr> rules) {
    return rules.stream().map(RuleDescr::getName).collect(Collectors.toSet());
  }
}
