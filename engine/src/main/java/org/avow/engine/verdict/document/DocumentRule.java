package org.avow.engine.verdict.document;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.RuleSeverity;
import org.avow.engine.verdict.RuleName;

/**
 * What is said of a rule. Immutable; instants are nanoseconds since 1970.
 *
 * @param file of its pack, relative to the folder of packs
 * @param line of the rule in it
 * @param judges name of the fact type that it judges; empty if it is about the world
 * @param keeps ids of the clauses it keeps
 * @param fix what to do about a finding
 * @param blocks whether it makes the gate fail
 * @param waivedCount how many of its findings are waived
 * @param result what came out
 * @param preview of a rule not yet in force: what would come out now
 */
public record DocumentRule(
    RuleName name,
    String file,
    int line,
    RuleSeverity severity,
    Optional<String> judges,
    List<String> keeps,
    Optional<String> fix,
    boolean blocks,
    long waivedCount,
    Result result,
    Optional<Result> preview) {
  public DocumentRule {
    keeps = List.copyOf(keeps);
  }

  /** What came out of it. */
  public Outcome outcome() {
    return result.outcome();
  }

  /**
   * What came out of a rule.
   *
   * @param counts judged facts or groups by outcome; every outcome has an entry
   * @param findings the first hundred in canonical order
   * @param findingCount how many findings there are in all
   * @param due when a pending rule may be judged
   * @param since since when a broken rule is broken without a break
   * @param keptSince since when a rule that was broken is kept
   */
  public record Result(
      Outcome outcome,
      Map<Outcome, Long> counts,
      List<DocumentFinding> findings,
      long findingCount,
      Optional<Long> due,
      Optional<Long> since,
      Optional<Long> keptSince) {
    public Result {
      findings = List.copyOf(findings);
    }

    private static Result of(MemberReader reader) throws InvalidVerdictException {
      return new Result(
          reader.word("outcome", Outcome.class),
          reader.object("counts", DocumentRule::countsOf),
          reader.objects("findings", DocumentFinding::of),
          reader.count("finding_count"),
          reader.optionalInstant("due"),
          reader.optionalInstant("since"),
          reader.optionalInstant("kept_since"));
    }

    /** How many facts or groups were judged. */
    public long judged() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  static DocumentRule of(String policy, int version, MemberReader reader)
      throws InvalidVerdictException {
    return new DocumentRule(
        new RuleName(policy, version, reader.text("id")),
        reader.text("file"),
        reader.position("line"),
        reader.word("severity", RuleSeverity.class),
        reader.optionalText("judges"),
        reader.texts("keeps"),
        reader.optionalText("fix"),
        reader.flag("blocks"),
        reader.optionalCount("waived_count").orElse(0L),
        Result.of(reader),
        reader.optionalObject("preview", Result::of));
  }

  static Map<Outcome, Long> countsOf(MemberReader reader) throws InvalidVerdictException {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, reader.count(outcome.word()));
    }
    return Collections.unmodifiableMap(counts);
  }
}
