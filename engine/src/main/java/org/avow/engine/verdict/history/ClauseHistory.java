package org.avow.engine.verdict.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.document.DocumentClause;
import org.avow.engine.verdict.document.DocumentRule;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * What became of a clause. Immutable.
 *
 * @param states what each verdict says; empty where it does not speak of the clause
 * @param changes where that differs from what was said before, the first state included
 */
public record ClauseHistory(
    String commitments,
    String id,
    String quote,
    List<Optional<DocumentClause>> states,
    List<Change> changes,
    List<Contradiction> contradictions) {
  public ClauseHistory {
    states = List.copyOf(states);
    changes = List.copyOf(changes);
    contradictions = List.copyOf(contradictions);
  }

  /**
   * @param contradictions all of the history
   */
  static ClauseHistory of(
      DocumentClause latest, List<VerdictDocument> verdicts, List<Contradiction> contradictions) {
    List<Optional<DocumentClause>> states = new ArrayList<>();
    Set<String> rules = new HashSet<>();
    for (VerdictDocument verdict : verdicts) {
      Optional<DocumentClause> state =
          verdict.clauses().stream().filter(clause -> same(clause, latest)).findFirst();
      state.ifPresent(clause -> rules.addAll(clause.rules()));
      states.add(state);
    }
    return new ClauseHistory(
        latest.commitments(),
        latest.id(),
        latest.quote(),
        states,
        changes(states, verdicts),
        contradictions.stream().filter(each -> rules.contains(each.rule())).toList());
  }

  private static boolean same(DocumentClause one, DocumentClause other) {
    return one.id().equals(other.id()) && one.commitments().equals(other.commitments());
  }

  private static List<Change> changes(
      List<Optional<DocumentClause>> states, List<VerdictDocument> verdicts) {
    List<Change> changes = new ArrayList<>();
    Optional<DocumentClause> before = Optional.empty();
    List<Decision> decidedBefore = List.of();
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i).isEmpty()) {
        continue;
      }
      DocumentClause state = states.get(i).get();
      Map<String, DocumentRule> rules = verdicts.get(i).rulesByName();
      List<Decision> decisions = Decision.of(state, rules);
      if (before.isEmpty() || !alike(state, decisions, before.get(), decidedBefore)) {
        changes.add(new Change(i, state, before, decisions));
      }
      before = Optional.of(state);
      decidedBefore = decisions;
    }
    return changes;
  }

  /** Whether nothing worth telling lies between: of what is broken, the rules count, too. */
  private static boolean alike(
      DocumentClause one, List<Decision> by, DocumentClause other, List<Decision> byOther) {
    return one.outcome().equals(other.outcome())
        && one.keptSince().equals(other.keptSince())
        && (!one.outcome().equals(Optional.of(Outcome.FAIL)) || names(by).equals(names(byOther)));
  }

  private static List<String> names(List<Decision> decisions) {
    return decisions.stream().map(decision -> decision.rule().name().toString()).toList();
  }

  /**
   * What the last verdict that speaks of the clause says, and since when all of them say so.
   *
   * @param verdict the first one of those that say so without another between them, counted from 0
   * @param state what the last one says
   * @param since of a broken clause, the earliest instant that one of them names
   */
  public record Standing(int verdict, DocumentClause state, Optional<Long> since) {}

  /** Where the clause stands at the end; a clause has a history only if a verdict speaks of it. */
  public Standing standing() {
    int first = -1;
    Optional<DocumentClause> last = Optional.empty();
    Optional<Long> since = Optional.empty();
    for (int i = states.size() - 1; i >= 0; i--) {
      if (states.get(i).isEmpty()) {
        continue;
      }
      DocumentClause state = states.get(i).get();
      if (last.isPresent() && !last.get().outcome().equals(state.outcome())) {
        break;
      }
      last = last.or(() -> Optional.of(state));
      first = i;
      since = earliest(since, state.since());
    }
    return new Standing(first, last.orElseThrow(), since);
  }

  private static Optional<Long> earliest(Optional<Long> one, Optional<Long> other) {
    return one.isEmpty() || (other.isPresent() && other.get() < one.get()) ? other : one;
  }
}
