package org.avow.engine.verdict;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.avow.engine.evaluate.RuleReport;
import org.avow.engine.evaluate.world.Coverage;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Standing;
import org.avow.engine.fact.Stream;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Rule;
import org.avow.engine.text.Sha256;

/** Makes the verdict of what came out of the rules. Mutable, for one thread and one verdict. */
public final class Verdicts {
  private static final int UNREADABLE = 100;

  private final Pack pack;
  private final Folding folding;
  private final WaiverMatching waivers;
  private final Pseudonyms pseudonyms;
  private final IdentityHashMap<RuleReport, RuleFindings> written = new IdentityHashMap<>();
  private final IdentityHashMap<Policy, Integer> versions;

  private Verdicts(Pack pack, Question question, List<RuleReport> reports, Exemptions exemptions) {
    this.pack = pack;
    this.pseudonyms = new Pseudonyms(exemptions.key());
    this.waivers = new WaiverMatching(exemptions, question);
    this.folding = new Folding(pack, question, reports);
    this.versions = versions(pack.policies());
  }

  /** The verdict without waivers, and without an operator's key. */
  public static Verdict of(
      Pack pack,
      Manifest manifest,
      Evidence evidence,
      Question question,
      List<RuleReport> reports,
      Function<FactType, Coverage> coverage) {
    return of(pack, manifest, evidence, question, reports, coverage, Exemptions.NONE);
  }

  /** The verdict of which nobody wants all findings. */
  public static Verdict of(
      Pack pack,
      Manifest manifest,
      Evidence evidence,
      Question question,
      List<RuleReport> reports,
      Function<FactType, Coverage> coverage,
      Exemptions exemptions) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return of(pack, manifest, evidence, question, reports, coverage, exemptions, nowhere, 1);
  }

  /**
   * The verdict.
   *
   * @param pack with the parameters that the question's profile sets
   * @param reports one for each rule that the question selects
   * @param coverage of every type of the vocabulary, as the question sees it
   * @param findings takes all findings, one canonical JSON object a line
   * @param threads how many may put them into words
   * @throws UncheckedIOException if the findings cannot be written
   */
  public static Verdict of(
      Pack pack,
      Manifest manifest,
      Evidence evidence,
      Question question,
      List<RuleReport> reports,
      Function<FactType, Coverage> coverage,
      Exemptions exemptions,
      OutputStream findings,
      int threads) {
    Verdicts verdicts = new Verdicts(pack, question, reports, exemptions);
    Sha256 digest;
    try (FindingsFile file = new FindingsFile(findings, verdicts.pseudonyms, threads)) {
      digest = verdicts.write(file);
    }
    List<PolicyVerdict> policies = verdicts.policies();
    List<RuleVerdict> blocking =
        policies.stream().flatMap(p -> p.rules().stream()).filter(RuleVerdict::blocks).toList();
    Folding folding = verdicts.folding;
    return new Verdict(
        folding.nothingJudged() || !blocking.isEmpty() ? Gate.FAIL : Gate.PASS,
        blocking.stream().anyMatch(rule -> rule.left() == Outcome.FAIL),
        folding.outcome(),
        folding.nothingJudged(),
        manifest.title(),
        pack.names(),
        question,
        standing(evidence, question),
        pack.commitments(),
        folding.clauses().stream().map(verdicts::clause).toList(),
        policies,
        evidence.sources().stream().map(Verdicts::source).toList(),
        StreamSummaries.of(reports, evidence, question, coverage),
        counts(reports),
        pack.documents(),
        manifest.digest(),
        new WaiverSummary(
            verdicts.waivers.verdicts(asked(reports)),
            exemptions.waivers().documents(),
            folding.gate()),
        exemptions.key().map(OperatorKey::id),
        digest);
  }

  private static IdentityHashMap<Policy, Integer> versions(Collection<Policy> policies) {
    Map<String, Integer> last = new HashMap<>();
    IdentityHashMap<Policy, Integer> versions = new IdentityHashMap<>();
    for (Policy policy : policies) {
      versions.put(policy, last.merge(policy.id(), 1, Integer::sum));
    }
    return versions;
  }

  private RuleName name(Policy policy, Rule rule) {
    return new RuleName(policy.id(), versions.getOrDefault(policy, 1), rule.id());
  }

  /** Writes the findings of all rules, in the order of these. */
  private Sha256 write(FindingsFile file) {
    for (Policy policy : pack.policies()) {
      for (Rule rule : policy.rules()) {
        Optional<RuleReport> report = folding.report(policy, rule);
        if (report.isPresent()) {
          RuleFindings findings =
              new RuleFindings(
                  name(policy, rule), report.get(), policy.parameters(), pseudonyms, waivers);
          findings.write(file);
          written.put(report.get(), findings);
        }
      }
    }
    return file.finish();
  }

  private List<PolicyVerdict> policies() {
    List<PolicyVerdict> result = new ArrayList<>();
    for (Policy policy : pack.policies()) {
      List<RuleVerdict> rules = new ArrayList<>();
      for (Rule rule : policy.rules()) {
        folding.report(policy, rule).map(written::get).ifPresent(of -> rules.add(rule(of)));
      }
      result.add(
          new PolicyVerdict(
              policy.id(),
              versions.getOrDefault(policy, 1),
              policy.title(),
              folding.policy(policy),
              policy.parameters(),
              rules));
    }
    return result;
  }

  private RuleVerdict rule(RuleFindings of) {
    RuleReport report = of.report();
    Remainder remainder = of.remainder();
    Optional<RuleVerdict> preview =
        report.preview().map(p -> rule(of.name(), p, of.previewed(), new Remainder(p)));
    RuleVerdict verdict = rule(of.name(), report, of.shown(), remainder);
    boolean blocks = folding.blocks(report.rule(), remainder.left());
    return verdict.with(blocks, preview);
  }

  private static RuleVerdict rule(
      RuleName name, RuleReport report, List<FindingEntry> findings, Remainder remainder) {
    return new RuleVerdict(
        name,
        report.rule(),
        report.outcome(),
        remainder.left(),
        false,
        all(report.counts()),
        findings,
        report.findings().size(),
        remainder.waived(),
        report.due(),
        report.since(),
        Folding.keptSince(report),
        Optional.empty());
  }

  private static Set<String> asked(List<RuleReport> reports) {
    return reports.stream()
        .map(report -> report.policy().id() + "/" + report.rule().id())
        .collect(Collectors.toSet());
  }

  private ClauseVerdict clause(Folding.ClauseFold fold) {
    return new ClauseVerdict(
        fold.commitments().id(),
        fold.clause(),
        fold.outcome(),
        fold.reason(),
        fold.since(),
        fold.keptSince(),
        fold.due(),
        fold.keepers().stream().map(keeper -> name(keeper.policy(), keeper.rule())).toList());
  }

  private static SourceSummary source(SourceEvidence source) {
    return new SourceSummary(
        source.id(),
        source.declaration().line(),
        source.stream().map(Stream::name),
        source.part(),
        source.makes().stream().map(FactType::name).toList(),
        source.standing(),
        source.covered(),
        source.observations(),
        isAssumed(source),
        source.records(),
        source.unreadable().stream().limit(UNREADABLE).toList(),
        source.unreadable().size(),
        source.files(),
        source.problem());
  }

  /** Events are assumed where the span is, states where the observation is. */
  private static boolean isAssumed(SourceEvidence source) {
    return source.makes().stream()
        .anyMatch(type -> type.isState() ? source.observationsAssumed() : source.coverAssumed());
  }

  /** Declared as soon as any declared evidence counts (semantics 2.8). */
  private static Standing standing(Evidence evidence, Question question) {
    boolean declared =
        question.profile().acceptDeclared()
            && evidence.sources().stream().anyMatch(s -> s.standing() == Standing.DECLARED);
    return declared ? Standing.DECLARED : Standing.OBSERVED;
  }

  private static Map<Outcome, Long> counts(List<RuleReport> reports) {
    Map<Outcome, Long> sums = all(Map.of());
    for (RuleReport report : reports) {
      report.counts().forEach((outcome, count) -> sums.merge(outcome, count, Long::sum));
    }
    return sums;
  }

  private static Map<Outcome, Long> all(Map<Outcome, Long> counts) {
    Map<Outcome, Long> result = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      result.put(outcome, counts.getOrDefault(outcome, 0L));
    }
    return result;
  }
}
