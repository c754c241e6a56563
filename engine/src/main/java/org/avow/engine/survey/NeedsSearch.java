package org.avow.engine.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.avow.engine.evaluate.Evaluation;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.evaluate.RuleReport;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Evidence;
import org.avow.engine.policy.Clause;
import org.avow.engine.policy.Commitments;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.TimeSet;
import org.avow.engine.verdict.ClauseVerdict;
import org.avow.engine.verdict.Verdict;

/** Finds out what clauses need. Mutable, used once. */
public final class NeedsSearch {
  private static final Set<Reason> EVIDENCE =
      EnumSet.of(Reason.MISSING, Reason.STALE, Reason.DECLARED_ONLY);

  private final Pack pack;
  private final Optional<Question> question;
  private final Map<String, List<Gap>> gaps = new LinkedHashMap<>();
  private final Map<Rule, RuleNeeds> rules = new LinkedHashMap<>();

  private NeedsSearch(Pack pack, Optional<Question> question) {
    this.pack = pack;
    this.question = question;
  }

  /** What a pack needs in general. */
  public static Needs of(Pack pack, Profile profile) {
    NeedsSearch search = new NeedsSearch(pack, Optional.empty());
    search.look(List.of());
    List<ClauseNeeds> clauses = search.clauses(List.of());
    return new Needs(
        String.join(", ", pack.names()),
        profile,
        Optional.empty(),
        clauses,
        new StreamOrder(pack, profile, clauses).needed());
  }

  /**
   * What is missing for an answer to a question.
   *
   * @param pack with the parameters that the question's profile sets
   * @param verdict that was reached by the reports
   */
  public static Needs of(
      Pack pack, Evidence evidence, Question question, List<RuleReport> reports, Verdict verdict) {
    NeedsSearch search = new NeedsSearch(pack, Optional.of(question));
    search.look(reports);
    List<ClauseNeeds> clauses = search.clauses(verdict.clauses());
    return new Needs(
        verdict.title(),
        question.profile(),
        Optional.of(question),
        clauses,
        new StreamOrder(pack, question.profile(), clauses).lacking(search.gaps, evidence));
  }

  private void look(List<RuleReport> reports) {
    IdentityHashMap<Rule, RuleReport> byRule = new IdentityHashMap<>();
    reports.forEach(report -> byRule.put(report.rule(), report));
    for (Policy policy : pack.policies()) {
      for (Rule rule : policy.rules()) {
        rules.put(rule, needs(policy, rule, Optional.ofNullable(byRule.get(rule))));
      }
    }
  }

  private RuleNeeds needs(Policy policy, Rule rule, Optional<RuleReport> report) {
    Set<String> lacking = new TreeSet<>();
    Set<Reason> others = EnumSet.noneOf(Reason.class);
    if (report.map(r -> r.outcome() == Outcome.INCONCLUSIVE).orElse(false)) {
      for (Finding finding : report.get().findings()) {
        if (finding.outcome() == Outcome.INCONCLUSIVE) {
          finding.reasons().stream().filter(r -> !EVIDENCE.contains(r)).forEach(others::add);
          for (Gap gap : finding.gaps()) {
            if (gap.kind() != Gap.Kind.UNKNOWN_KEYS) {
              lacking.add(stream(gap));
              gaps.computeIfAbsent(stream(gap), name -> new ArrayList<>()).add(gap);
            }
          }
        }
      }
    }
    return new RuleNeeds(
        policy.id() + "/" + rule.id(),
        evidence(policy, rule),
        report.map(RuleReport::outcome),
        lacking,
        others);
  }

  /** The stream of a gap, without its part. */
  static String stream(Gap gap) {
    int slash = gap.stream().indexOf('/');
    return slash < 0 ? gap.stream() : gap.stream().substring(0, slash);
  }

  private List<EvidenceNeed> evidence(Policy policy, Rule rule) {
    Set<EvidenceNeed> needs = new LinkedHashSet<>();
    String judged = rule.judged().map(of -> of.type().name()).orElse("");
    rule.judged()
        .ifPresent(
            of ->
                needs.add(
                    need(
                        rule,
                        new EvidenceNeed(of.type(), true, "", false, Optional.empty()),
                        Reach.ofJudged(of.type().isState(), rule.dueStart()))));
    for (Requirement.Relation form : relations(rule.require())) {
      needs.add(
          need(
              rule,
              new EvidenceNeed(form.candidates().type(), false, "", false, Optional.empty()),
              Reach.of(policy, form, judged)));
    }
    if (rule.require() instanceof Requirement.Coded code) {
      code.reads().stream()
          .filter(read -> rule.judged().stream().noneMatch(of -> of.type() == read.type()))
          .map(read -> need(rule, code, read))
          .forEach(needs::add);
    }
    return List.copyOf(needs);
  }

  private EvidenceNeed need(Rule rule, Requirement.Coded code, Requirement.Read read) {
    return need(
        rule,
        new EvidenceNeed(read.type(), false, "", false, Optional.empty()),
        Reach.ofRead(read.type().isState(), code.lookback()));
  }

  private EvidenceNeed need(Rule rule, EvidenceNeed of, Reach reach) {
    Optional<Long> first =
        question
            .map(asked -> Evaluation.window(rule, asked))
            .filter(window -> !window.isEmpty())
            .map(TimeSet::first)
            .filter(instant -> instant != Long.MIN_VALUE);
    Optional<Long> from =
        reach
            .from()
            .or(() -> first.flatMap(f -> reach.before().map(b -> saturated(f, b))))
            .or(
                () ->
                    question.flatMap(
                        asked -> reach.beforePeriod().map(b -> saturated(asked.from(), b))));
    return new EvidenceNeed(of.type(), of.judged(), reach.words(), reach.beginning(), from);
  }

  private static long saturated(long instant, long length) {
    return instant < Long.MIN_VALUE + length ? Long.MIN_VALUE : instant - length;
  }

  private static List<Requirement.Relation> relations(Requirement requirement) {
    if (requirement instanceof Requirement.Relation relation) {
      return List.of(relation);
    } else if (requirement instanceof Requirement.All all) {
      return all.members().stream().flatMap(member -> relations(member).stream()).toList();
    } else if (requirement instanceof Requirement.Any any) {
      return any.members().stream().flatMap(member -> relations(member).stream()).toList();
    }
    return List.of();
  }

  private List<ClauseNeeds> clauses(List<ClauseVerdict> verdicts) {
    List<ClauseNeeds> clauses = new ArrayList<>();
    for (Commitments commitments : pack.commitments()) {
      for (Clause clause : commitments.clauses()) {
        Optional<ClauseVerdict> verdict =
            verdicts.stream().filter(v -> v.clause().equals(clause)).findFirst();
        List<RuleNeeds> keepers = new ArrayList<>();
        rules.forEach(
            (rule, needs) -> {
              if (rule.keeps().contains(clause.id())) {
                keepers.add(needs);
              }
            });
        keepers.sort(Comparator.comparing(RuleNeeds::name));
        clauses.add(
            new ClauseNeeds(
                clause,
                verdict.flatMap(ClauseVerdict::outcome),
                verdict.flatMap(ClauseVerdict::reason),
                keepers));
      }
    }
    return clauses;
  }
}
