package org.avow.engine.verdict.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.fact.Standing;
import org.avow.engine.policy.Outcome;
import org.avow.engine.text.Sha256;
import org.avow.engine.verdict.CanonicalJson;
import org.avow.engine.verdict.Gate;
import org.avow.engine.verdict.Json;
import org.avow.engine.verdict.Verdict;

/**
 * A verdict document as it was read (docs/verdict.md): the one model of everything that shows or
 * compares verdicts. Immutable; instants are nanoseconds since 1970.
 *
 * @param json all members, those that are not known here included
 * @param gate what it says to a gate
 * @param broken whether a rule that blocks is broken, rather than only not proved
 * @param outcome of the whole
 * @param nothingJudged whether no fact was certainly in scope
 * @param standing whether declared evidence counted
 * @param title of the manifest
 * @param packs names of the packs
 * @param question what was asked
 * @param profile under which it was asked
 * @param counts judged facts by outcome; every outcome has an entry
 * @param commitments the documents that hold the clauses
 * @param clauses in order of the packs
 * @param policies in order of id, those that were not selected included
 * @param sources in the order of the manifest
 * @param streams the coverage of each stream that selected rules need, by name
 * @param waivers those that were asked about, in force or not
 * @param gateBeforeWaivers what the gate would say without them
 * @param keyId names the operator's key under which personal values are shown
 * @param digests of what decides
 * @param unknown paths of members that are not known here
 */
public record VerdictDocument(
    Json.Members json,
    Gate gate,
    boolean broken,
    Outcome outcome,
    boolean nothingJudged,
    Standing standing,
    String title,
    List<String> packs,
    DocumentQuestion question,
    DocumentProfile profile,
    Map<Outcome, Long> counts,
    List<DocumentCommitments> commitments,
    List<DocumentClause> clauses,
    List<DocumentPolicy> policies,
    List<DocumentSource> sources,
    List<DocumentStream> streams,
    List<DocumentWaiver> waivers,
    Optional<Gate> gateBeforeWaivers,
    Optional<String> keyId,
    DocumentDigests digests,
    List<String> unknown) {
  /** The most bytes that are read. */
  public static final int LARGEST = DocumentTree.LARGEST;

  private static final String SEMANTICS = "1";

  public VerdictDocument {
    packs = List.copyOf(packs);
    commitments = List.copyOf(commitments);
    clauses = List.copyOf(clauses);
    policies = List.copyOf(policies);
    sources = List.copyOf(sources);
    streams = List.copyOf(streams);
    waivers = List.copyOf(waivers);
    unknown = List.copyOf(unknown);
  }

  /**
   * Reads a document, canonical or not. Members that are not known here are kept and named in
   * {@link #unknown}; words that are not known are refused.
   *
   * @param bytes JSON in UTF-8, at most 128 MiB
   * @throws InvalidVerdictException if they are no verdict document, or one reached by another
   *     version of the semantics
   */
  public static VerdictDocument parse(byte[] bytes) throws InvalidVerdictException {
    Json.Members json = DocumentTree.read(bytes);
    return of(json, MemberReader.of(json));
  }

  /** The document of a verdict that was just reached. */
  public static VerdictDocument of(Verdict verdict) {
    Json.Members json = verdict.json();
    try {
      return of(json, MemberReader.of(json));
    } catch (InvalidVerdictException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The canonical bytes, which are those that were read if they were canonical. */
  public byte[] bytes() {
    return CanonicalJson.bytes(json);
  }

  /** The verdict's identity: the digest of {@link #bytes()}. */
  public Sha256 digest() {
    return Sha256.of(bytes());
  }

  /** The selected rules of all policies, in order. */
  public List<DocumentRule> rules() {
    return policies.stream().flatMap(policy -> policy.rules().stream()).toList();
  }

  /** The selected rules by name: {@code policy/rule}. */
  public Map<String, DocumentRule> rulesByName() {
    Map<String, DocumentRule> rules = new HashMap<>();
    rules().forEach(rule -> rules.put(rule.name().toString(), rule));
    return rules;
  }

  private static VerdictDocument of(Json.Members json, MemberReader reader)
      throws InvalidVerdictException {
    String semantics = reader.text("semantics");
    if (!semantics.equals(SEMANTICS)) {
      throw new InvalidVerdictException(
          "the verdict was reached by another version of the semantics than " + SEMANTICS,
          "read it with the release of Avow that wrote it, or a newer one");
    }
    return new VerdictDocument(
        json,
        reader.word("verdict", Gate.class),
        reader.flag("broken"),
        reader.word("outcome", Outcome.class),
        reader.texts("reasons").contains("nothing_judged"),
        reader.word("standing", Standing.class),
        reader.text("title"),
        reader.texts("packs"),
        DocumentQuestion.of(reader),
        reader.object("profile", DocumentProfile::of),
        reader.object("counts", DocumentRule::countsOf),
        reader.objects("commitments", DocumentCommitments::of),
        reader.objects("clauses", DocumentClause::of),
        reader.objects("policies", DocumentPolicy::of),
        reader.objects("evidence", DocumentSource::of),
        reader.objects("coverage", DocumentStream::of),
        reader.objects("waivers", DocumentWaiver::of),
        reader.optionalWord("gate_before_waivers", Gate.class),
        reader.optionalText("key_id"),
        reader.object("digests", DocumentDigests::of),
        // Behind all the others, which read their members.
        reader.unknown());
  }
}
