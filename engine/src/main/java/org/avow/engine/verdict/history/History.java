package org.avow.engine.verdict.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.avow.engine.fact.Standing;
import org.avow.engine.value.Timestamps;
import org.avow.engine.verdict.document.DocumentClause;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * Verdicts in the order of their as-of instants, and what became of each clause. Immutable; the
 * order in which verdicts are given does not matter.
 *
 * @param verdicts those that count, each of another as-of instant
 * @param leftOut those that do not, in the same order
 * @param clauses that at least one verdict could check, in order of the commitments of the latest
 * @param unchecked how many clauses no verdict could check
 * @param differences what sets verdicts off from the one before besides the evidence
 */
public record History(
    List<VerdictDocument> verdicts,
    List<LeftOut> leftOut,
    List<ClauseHistory> clauses,
    int unchecked,
    List<Difference> differences) {
  public History {
    verdicts = List.copyOf(verdicts);
    leftOut = List.copyOf(leftOut);
    clauses = List.copyOf(clauses);
    differences = List.copyOf(differences);
  }

  /**
   * Lines verdicts up. One that is given twice counts once.
   *
   * @throws AmbiguousHistoryException if two different ones that count have the same as-of instant
   */
  public static History of(Collection<VerdictDocument> given) throws AmbiguousHistoryException {
    Map<String, VerdictDocument> distinct = new TreeMap<>();
    given.forEach(verdict -> distinct.put(verdict.digest().hex(), verdict));
    // The digests' own order breaks ties, so that no order of arguments can.
    List<VerdictDocument> ordered = new ArrayList<>(distinct.values());
    ordered.sort(Comparator.comparing(verdict -> verdict.question().asOf()));
    List<VerdictDocument> verdicts = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (VerdictDocument verdict : ordered) {
      if (verdict.standing() == Standing.DECLARED) {
        leftOut.add(new LeftOut(verdict, LeftOut.Reason.DECLARED));
      } else {
        verdicts.add(verdict);
      }
    }
    refuseTies(verdicts);
    return of(verdicts, leftOut);
  }

  private static void refuseTies(List<VerdictDocument> verdicts) throws AmbiguousHistoryException {
    for (int i = 1; i < verdicts.size(); i++) {
      long asOf = verdicts.get(i).question().asOf();
      if (verdicts.get(i - 1).question().asOf() == asOf) {
        throw new AmbiguousHistoryException(
            "two verdicts are as of "
                + Timestamps.formatInstant(asOf)
                + ": `"
                + verdicts.get(i - 1).title()
                + "` and `"
                + verdicts.get(i).title()
                + "`",
            "leave one of them out");
      }
    }
  }

  private static History of(List<VerdictDocument> verdicts, List<LeftOut> leftOut) {
    Map<String, DocumentClause> clauses = new LinkedHashMap<>();
    TreeSet<String> checkable = new TreeSet<>();
    for (int i = verdicts.size() - 1; i >= 0; i--) {
      for (DocumentClause clause : verdicts.get(i).clauses()) {
        String name = clause.commitments() + "/" + clause.id();
        clauses.putIfAbsent(name, clause);
        clause.outcome().ifPresent(any -> checkable.add(name));
      }
    }
    List<Contradiction> contradictions = Contradiction.among(verdicts);
    List<ClauseHistory> histories = new ArrayList<>();
    clauses.forEach(
        (name, clause) -> {
          if (checkable.contains(name)) {
            histories.add(ClauseHistory.of(clause, verdicts, contradictions));
          }
        });
    return new History(
        verdicts,
        leftOut,
        histories,
        clauses.size() - checkable.size(),
        Difference.among(verdicts));
  }

  /** The same with these clauses only. */
  public History only(List<String> ids) {
    return new History(
        verdicts,
        leftOut,
        clauses.stream().filter(clause -> ids.contains(clause.id())).toList(),
        0,
        differences);
  }

  /** The latest verdict that counts. */
  public Optional<VerdictDocument> latest() {
    return verdicts.isEmpty() ? Optional.empty() : Optional.of(verdicts.get(verdicts.size() - 1));
  }
}
