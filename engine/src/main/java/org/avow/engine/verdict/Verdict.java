package org.avow.engine.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.fact.Standing;
import org.avow.engine.policy.Commitments;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Question;
import org.avow.engine.text.Sha256;

/**
 * What can be said of the commitments, with the reasons: a pure function of policies, evidence and
 * question. Personal values are masked; nothing in it tells when, where or by what it was computed.
 * Immutable.
 *
 * @param gate what it says to a gate (semantics 6.5), waivers taken into account
 * @param broken whether a rule that blocks is broken, rather than only unproved, waived findings
 *     left out
 * @param outcome of the whole (6.4)
 * @param nothingJudged whether no fact was certainly in scope (6.4)
 * @param title of the manifest
 * @param packs names of the packs
 * @param question what was asked (1.1)
 * @param standing whether declared evidence counted (2.8)
 * @param commitments the documents that hold the clauses, in order of the packs
 * @param clauses in order of the packs
 * @param policies in order of id, those that the question leaves out included
 * @param sources in the order of the manifest
 * @param streams the coverage of each stream that selected rules need, by name
 * @param counts judged facts by outcome, over all rules; every outcome has an entry
 * @param documents the files of the packs
 * @param manifest digest of the manifest
 * @param waivers what became of waivers (6.6)
 * @param keyId names the operator's key under which personal values are shown; empty: they are
 *     ordinals (7.5)
 * @param findings digest of the full sorted findings, one canonical JSON object a line (7.2)
 */
public record Verdict(
    Gate gate,
    boolean broken,
    Outcome outcome,
    boolean nothingJudged,
    String title,
    List<String> packs,
    Question question,
    Standing standing,
    List<Commitments> commitments,
    List<ClauseVerdict> clauses,
    List<PolicyVerdict> policies,
    List<SourceSummary> sources,
    List<StreamSummary> streams,
    Map<Outcome, Long> counts,
    List<Pack.DocumentDigest> documents,
    Sha256 manifest,
    WaiverSummary waivers,
    Optional<String> keyId,
    Sha256 findings) {
  public Verdict {
    packs = List.copyOf(packs);
    commitments = List.copyOf(commitments);
    clauses = List.copyOf(clauses);
    policies = List.copyOf(policies);
    sources = List.copyOf(sources);
    streams = List.copyOf(streams);
    documents = List.copyOf(documents);
  }

  /** The verdict document. */
  public Json.Members json() {
    return VerdictJson.of(this);
  }

  /** The verdict document's canonical bytes. */
  public byte[] bytes() {
    return CanonicalJson.bytes(json());
  }

  /** The verdict's identity: the digest of {@link #bytes()}. */
  public Sha256 digest() {
    return Sha256.of(bytes());
  }

  /** The parameters that the profile or the command line sets, by name. */
  public List<ShownValue> settings() {
    List<ShownValue> settings = new ArrayList<>();
    question
        .profile()
        .parameters()
        .forEach((name, value) -> settings.add(ShownValues.known(name, value)));
    return List.copyOf(settings);
  }

  /** The selected rules of all policies, in order. */
  public List<RuleVerdict> rules() {
    return policies.stream().flatMap(policy -> policy.rules().stream()).toList();
  }

  /** The rule that a clause names; empty if the question does not select it. */
  public Optional<RuleVerdict> rule(RuleName name) {
    return rules().stream().filter(rule -> rule.name().equals(name)).findFirst();
  }
}
