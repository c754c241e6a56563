package org.avow.engine.verdict.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.avow.engine.policy.Outcome;
import org.avow.engine.verdict.document.DocumentQuestion;
import org.avow.engine.verdict.document.DocumentRule;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * Two verdicts that do not agree on what was the case at an instant. Both stay in the history.
 * Immutable.
 *
 * @param rule name of the rule that they speak of
 * @param earlier the verdict with the earlier as-of instant, counted from 0
 * @param later the other one
 * @param instant the one that the later verdict names, in nanoseconds since 1970; it lies before
 *     the earlier verdict's as-of instant
 */
public record Contradiction(String rule, int earlier, int later, Kind kind, long instant) {

  /** What the later verdict says. */
  public enum Kind {
    /** Broken since an instant, at or after which the earlier verdict found it kept. */
    BROKEN_SINCE,
    /** Kept since an instant, after which the earlier verdict found it broken. */
    KEPT_SINCE;

    /** As written in documents. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Of each rule and verdict, the latest of the earlier verdicts that it does not agree with.
   *
   * @param verdicts in the order of their as-of instants
   */
  static List<Contradiction> among(List<VerdictDocument> verdicts) {
    List<Map<String, DocumentRule>> rules =
        verdicts.stream().map(VerdictDocument::rulesByName).toList();
    List<Contradiction> found = new ArrayList<>();
    for (int later = 1; later < verdicts.size(); later++) {
      for (String name : new TreeSet<>(rules.get(later).keySet())) {
        latest(name, later, verdicts, rules).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Contradiction> latest(
      String name,
      int later,
      List<VerdictDocument> verdicts,
      List<Map<String, DocumentRule>> rules) {
    DocumentRule said = rules.get(later).get(name);
    for (int earlier = later - 1; earlier >= 0; earlier--) {
      DocumentRule before = rules.get(earlier).get(name);
      if (said == null || before == null) {
        continue;
      }
      DocumentQuestion question = verdicts.get(earlier).question();
      Optional<Kind> kind = kind(before, question, said);
      if (kind.isPresent()) {
        Optional<Long> instant =
            kind.get() == Kind.BROKEN_SINCE ? said.result().since() : said.result().keptSince();
        return Optional.of(
            new Contradiction(name, earlier, later, kind.get(), instant.orElseThrow()));
      }
    }
    return Optional.empty();
  }

  /**
   * @param question of the earlier verdict
   */
  private static Optional<Kind> kind(
      DocumentRule before, DocumentQuestion question, DocumentRule said) {
    Optional<Long> since = said.result().since().filter(at -> at < question.asOf());
    if (said.outcome() == Outcome.FAIL && since.isPresent()) {
      boolean kept = before.outcome() == Outcome.PASS;
      boolean nothing =
          before.outcome() == Outcome.NOT_APPLICABLE && since.get() >= question.from();
      if (kept || nothing) {
        return Optional.of(Kind.BROKEN_SINCE);
      }
    }
    Optional<Long> keptSince = said.result().keptSince().filter(at -> at < question.asOf());
    return keptSince.isPresent()
            && before.outcome() == Outcome.FAIL
            && !before.result().keptSince().equals(keptSince)
        ? Optional.of(Kind.KEPT_SINCE)
        : Optional.empty();
  }
}
