package org.avow.engine.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.avow.engine.evaluate.RuleReport;
import org.avow.engine.policy.Clause;
import org.avow.engine.policy.Commitments;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Rule;

/**
 * Outcomes folded from rules to policies, clauses, and the whole, and what they say to a gate
 * (semantics 6). Immutable.
 */
public final class Folding {
  private final Pack pack;
  private final Question question;
  private final List<RuleReport> reports;
  private final Map<RuleKey, RuleReport> byRule = new LinkedHashMap<>();

  /**
   * @param reports one for each rule that the question selects
   */
  public Folding(Pack pack, Question question, List<RuleReport> reports) {
    this.pack = pack;
    this.question = question;
    this.reports = List.copyOf(reports);
    for (RuleReport report : reports) {
      byRule.put(RuleKey.of(report.policy(), report.rule()), report);
    }
  }

  /**
   * Names a rule of one version of a policy.
   *
   * @param place where the version stands
   */
  private record RuleKey(String place, String policy, String rule) {
    static RuleKey of(Policy policy, Rule rule) {
      return new RuleKey(policy.span().toString(), policy.id(), rule.id());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof RuleKey that
          && place.equals(that.place)
          && policy.equals(that.policy)
          && rule.equals(that.rule);
    }

    @Override
    public int hashCode() {
      int hash = place.hashCode();
      hash = 31 * hash + policy.hashCode();
      return 31 * hash + rule.hashCode();
    }
  }

  /**
   * What can be said of a clause.
   *
   * @param outcome empty if the clause cannot be checked
   * @param reason why it is inconclusive although no rule is
   * @param since the first instant since which a rule that keeps it is broken
   * @param keptSince the last instant since which a kept rule that was broken before is kept
   * @param due the earliest due date of its pending rules
   * @param keepers the rules that keep it, selected or not
   */
  public record ClauseFold(
      Commitments commitments,
      Clause clause,
      Optional<Outcome> outcome,
      Optional<ClauseReason> reason,
      Optional<Long> since,
      Optional<Long> keptSince,
      Optional<Long> due,
      List<Keeper> keepers) {}

  /**
   * A rule that keeps a clause.
   *
   * @param report empty if the question does not select the rule
   */
  public record Keeper(Policy policy, Rule rule, Optional<RuleReport> report) {}

  /** What came out of the rule; empty if the question does not select it. */
  public Optional<RuleReport> report(Policy policy, Rule rule) {
    return Optional.ofNullable(byRule.get(RuleKey.of(policy, rule)));
  }

  /** The worst of the policy's selected rules; empty if none is selected (6.2). */
  public Optional<Outcome> policy(Policy policy) {
    return policy.rules().stream()
        .flatMap(rule -> report(policy, rule).stream())
        .map(RuleReport::outcome)
        .reduce(Outcome::worst);
  }

  /** The clauses that are asked for, in order of the packs (6.2, 6.8). */
  public List<ClauseFold> clauses() {
    List<ClauseFold> result = new ArrayList<>();
    for (Commitments commitments : pack.commitments()) {
      for (Clause clause : commitments.clauses()) {
        List<Keeper> keepers = keepers(clause);
        if (isAsked(clause, keepers)) {
          result.add(fold(commitments, clause, keepers));
        }
      }
    }
    return result;
  }

  /** The clause of that id, whether or not it is asked for. */
  public Optional<ClauseFold> clause(String id) {
    return pack.commitments().stream()
        .flatMap(c -> c.clauses().stream().map(clause -> fold(c, clause, keepers(clause))))
        .filter(fold -> fold.clause().id().equals(id))
        .findFirst();
  }

  /**
   * The outcome of the whole (6.4). What was asked of a part only is never a pass of the whole
   * (6.8).
   */
  public Outcome outcome() {
    if (nothingJudged()) {
      return Outcome.INCONCLUSIVE;
    }
    Outcome worst =
        reports.stream()
            .map(RuleReport::outcome)
            .reduce(Outcome::worst)
            .orElse(Outcome.INCONCLUSIVE);
    return question.partial() ? worst.worst(Outcome.INCONCLUSIVE) : worst;
  }

  /** Whether no rule judged anything, or no fact was certainly in scope (6.4). */
  public boolean nothingJudged() {
    return reports.stream().allMatch(r -> r.outcome() == Outcome.NOT_APPLICABLE)
        || reports.stream().noneMatch(RuleReport::certainlyInScope);
  }

  /** What the verdict says to a gate, waivers left out of account (6.5). */
  public Gate gate() {
    return nothingJudged() || reports.stream().anyMatch(this::blocks) ? Gate.FAIL : Gate.PASS;
  }

  /** Whether a rule that blocks is broken, waivers left out of account. */
  public boolean broken() {
    return reports.stream().anyMatch(r -> r.outcome() == Outcome.FAIL && blocks(r));
  }

  /** Whether the rule's outcome makes the gate fail under the profile (6.5). */
  public boolean blocks(RuleReport report) {
    return blocks(report.rule(), report.outcome());
  }

  /**
   * Whether an outcome of the rule makes the gate fail under the profile (6.5).
   *
   * @param left the worst outcome that no waiver takes from the gate
   */
  boolean blocks(Rule rule, Outcome left) {
    Profile profile = question.profile();
    boolean outcomeBlocks =
        switch (left) {
          case FAIL -> true;
          case INCONCLUSIVE -> profile.blockInconclusive();
          case PENDING, PASS, NOT_APPLICABLE -> false;
        };
    return outcomeBlocks && rule.severity().reaches(profile.blockFrom());
  }

  private boolean isAsked(Clause clause, List<Keeper> keepers) {
    if (!question.clauses().isEmpty()) {
      return question.clauses().contains(clause.id());
    }
    return !question.partial() || keepers.stream().anyMatch(k -> k.report().isPresent());
  }

  private List<Keeper> keepers(Clause clause) {
    List<Keeper> result = new ArrayList<>();
    for (Policy policy : pack.policies()) {
      for (Rule rule : policy.rules()) {
        if (rule.keeps().contains(clause.id())) {
          result.add(new Keeper(policy, rule, report(policy, rule)));
        }
      }
    }
    return result;
  }

  private static ClauseFold fold(Commitments commitments, Clause clause, List<Keeper> keepers) {
    List<RuleReport> judged = keepers.stream().flatMap(k -> k.report().stream()).toList();
    Optional<Outcome> worst = judged.stream().map(RuleReport::outcome).reduce(Outcome::worst);
    Optional<ClauseReason> reason = Optional.empty();
    if (keepers.isEmpty()) {
      reason = Optional.of(ClauseReason.NO_POLICY);
    } else if (judged.size() < keepers.size()) {
      reason = Optional.of(ClauseReason.NOT_SELECTED);
    }
    if (!clause.checkable()) {
      worst = Optional.empty();
      reason = Optional.empty();
    } else if (reason.isPresent()) {
      worst = Optional.of(worst.orElse(Outcome.INCONCLUSIVE).worst(Outcome.INCONCLUSIVE));
    }
    return new ClauseFold(
        commitments,
        clause,
        worst,
        reason,
        worst.filter(o -> o == Outcome.FAIL).flatMap(o -> since(judged)),
        worst.flatMap(outcome -> keptSince(outcome, judged)),
        worst
            .filter(o -> o == Outcome.PENDING)
            .flatMap(o -> instants(judged, RuleReport::due).reduce(Math::min)),
        keepers);
  }

  private static Optional<Long> since(List<RuleReport> judged) {
    List<RuleReport> broken = judged.stream().filter(r -> r.outcome() == Outcome.FAIL).toList();
    return instants(broken, RuleReport::since).reduce(Math::min);
  }

  /** Since when all that was broken is kept; a broken clause may be kept late (6.3). */
  private static Optional<Long> keptSince(Outcome outcome, List<RuleReport> judged) {
    List<RuleReport> ended =
        switch (outcome) {
          case PASS -> judged;
          case FAIL -> judged.stream().filter(r -> r.outcome() == Outcome.FAIL).toList();
          case INCONCLUSIVE, PENDING, NOT_APPLICABLE -> List.of();
        };
    boolean all = outcome == Outcome.PASS || ended.stream().allMatch(r -> keptSince(r).isPresent());
    return all ? instants(ended, Folding::keptSince).reduce(Math::max) : Optional.empty();
  }

  /**
   * Since when a rule is kept that was broken before: of a broken one only where it kept a promise
   * late (6.3, 6.7).
   */
  static Optional<Long> keptSince(RuleReport report) {
    return report.outcome() == Outcome.FAIL && !report.rule().dueStart()
        ? Optional.empty()
        : report.keptSince();
  }

  private static Stream<Long> instants(
      List<RuleReport> reports, Function<RuleReport, Optional<Long>> instant) {
    return reports.stream().flatMap(report -> instant.apply(report).stream());
  }
}
