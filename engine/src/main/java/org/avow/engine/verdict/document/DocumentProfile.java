package org.avow.engine.verdict.document;

import java.util.List;
import java.util.Optional;
import org.avow.engine.policy.RuleSeverity;
import org.avow.engine.policy.WaiverTerms;
import org.avow.engine.verdict.ShownValue;

/**
 * The profile that was asked under, with all its settings. Immutable.
 *
 * @param maxAge ISO 8601, as is {@code lookback}
 * @param suppliableOnly whether policies are left out whose evidence it cannot have
 * @param policies the selected ones; empty: not limited by a list
 * @param parts the parts of streams that it names
 * @param settings the parameters that it or the command line sets, by name
 * @param waivers what it asks of waivers
 */
public record DocumentProfile(
    String id,
    RuleSeverity blockFrom,
    boolean blockInconclusive,
    String maxAge,
    String lookback,
    boolean acceptDeclared,
    boolean acceptAssumedSnapshots,
    boolean acceptAssumedAbsence,
    boolean suppliableOnly,
    long tolerance,
    Optional<List<String>> policies,
    List<Parts> parts,
    List<ShownValue> settings,
    WaiverTerms waivers) {
  public DocumentProfile {
    parts = List.copyOf(parts);
    settings = List.copyOf(settings);
  }

  /** The parts that a stream needs. */
  public record Parts(String stream, List<String> parts) {
    public Parts {
      parts = List.copyOf(parts);
    }

    private static Parts of(MemberReader reader) throws InvalidVerdictException {
      return new Parts(reader.text("stream"), reader.texts("parts"));
    }
  }

  static DocumentProfile of(MemberReader reader) throws InvalidVerdictException {
    return new DocumentProfile(
        reader.text("id"),
        reader.word("block_from", RuleSeverity.class),
        reader.flag("block_inconclusive"),
        reader.text("max_age"),
        reader.text("lookback"),
        reader.flag("accept_declared"),
        reader.flag("accept_assumed_snapshots"),
        reader.flag("accept_assumed_absence"),
        reader.flag("suppliable_only"),
        reader.count("tolerance"),
        reader.has("policies") ? Optional.of(reader.texts("policies")) : Optional.empty(),
        reader.objects("parts", Parts::of),
        reader.objects("params", DocumentFinding::value),
        terms(reader));
  }

  private static WaiverTerms terms(MemberReader reader) throws InvalidVerdictException {
    long approvers =
        reader.optionalCount("waiver_approvers").orElse((long) WaiverTerms.DEFAULT.approvers());
    if (approvers < 1 || approvers > Integer.MAX_VALUE) {
      throw reader.invalid("waiver_approvers", "no number of people");
    }
    boolean honoured = !reader.has("waivers_honoured") || reader.flag("waivers_honoured");
    return new WaiverTerms((int) approvers, honoured);
  }
}
