package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Span;

/** Which clauses policies and rules keep, and when these are due. */
final class ClauseReferences {
  private final Map<String, CommitmentsReader.DatedClause> clauses;
  private final Diagnostics diagnostics;
  private final Set<String> kept = new LinkedHashSet<>();

  ClauseReferences(Map<String, CommitmentsReader.DatedClause> clauses, Diagnostics diagnostics) {
    this.clauses = clauses;
    this.diagnostics = diagnostics;
  }

  /**
   * When the clauses of a rule are due.
   *
   * @param behind first instant behind the due date
   * @param span the due date in its commitments
   */
  record Due(long behind, Span span) {}

  /** The clauses under {@code keeps} that exist and can be kept. */
  List<String> keeps(Entries entries) {
    return keeps(entries.scalars("keeps"));
  }

  /** Those of the named clauses that exist and can be kept. */
  List<String> keeps(List<YamlScalar> names) {
    List<String> result = new ArrayList<>();
    for (YamlScalar name : names) {
      CommitmentsReader.DatedClause clause = clauses.get(name.text());
      if (clause == null) {
        Names.unknown(name, "clause", clauses.keySet(), diagnostics);
      } else if (!clause.clause().checkable()) {
        diagnostics.add(
            Code.CONFLICTING_KEYS,
            name.span(),
            "the clause " + Diagnostic.quote(name.text()) + " is declared `checkable: false`",
            "remove that from the clause, or the clause from `keeps`");
      } else if (result.contains(name.text())) {
        Names.repeated(name, diagnostics);
      } else {
        result.add(name.text());
        kept.add(name.text());
      }
    }
    return result;
  }

  /** The one due date of the clauses that a rule keeps; different ones are reported. */
  Optional<Due> due(List<String> keeps, Span rule) {
    Optional<Due> due = Optional.empty();
    Optional<CommitmentsReader.DatedClause> first = Optional.empty();
    for (String id : keeps) {
      CommitmentsReader.DatedClause clause = clauses.get(id);
      if (clause == null) {
        continue;
      }
      if (first.isPresent() && !sameDue(first.get(), clause)) {
        diagnostics.add(
            Code.CONFLICTING_DUE,
            rule,
            "the clauses "
                + described(first.get())
                + " and "
                + described(clause)
                + " are kept by one rule",
            "write a rule for each");
        return Optional.empty();
      }
      if (first.isEmpty()) {
        first = Optional.of(clause);
        due = clause.clause().due().map(behind -> new Due(behind, clause.dueSpan()));
      }
    }
    return due;
  }

  private static boolean sameDue(CommitmentsReader.DatedClause a, CommitmentsReader.DatedClause b) {
    boolean undated = a.clause().due().isEmpty() && b.clause().due().isEmpty();
    return undated || (a.clause().due().equals(b.clause().due()) && a.zone().equals(b.zone()));
  }

  private static String described(CommitmentsReader.DatedClause clause) {
    return "`"
        + clause.clause().id()
        + "` ("
        + clause
            .clause()
            .dueText()
            .map(due -> "due " + due + " " + clause.zone())
            .orElse("no due date")
        + ")";
  }

  void warnOfNone(YamlScalar policy) {
    diagnostics.add(
        Code.POLICY_WITHOUT_CLAUSE,
        policy.span(),
        "the policy " + Diagnostic.quote(policy.text()) + " keeps no clause",
        "add `keeps:` with the clauses that it checks");
  }

  void warnOfUnkept() {
    for (CommitmentsReader.DatedClause clause : clauses.values()) {
      if (clause.clause().checkable() && !kept.contains(clause.clause().id())) {
        diagnostics.add(
            Code.CLAUSE_WITHOUT_POLICY,
            clause.place(),
            "no policy keeps the clause " + Diagnostic.quote(clause.clause().id()),
            "write one, or declare `checkable: false` with the reason");
      }
    }
  }
}
