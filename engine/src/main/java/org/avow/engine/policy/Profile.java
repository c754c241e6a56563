package org.avow.engine.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.avow.engine.text.Span;
import org.avow.engine.value.Value;

/**
 * Which policies are asked, under which parameters, and what blocks: a {@code profile:} document
 * (semantics 6.5, 6.9). Immutable.
 *
 * @param policies ids of the selected policies; empty: all of them
 * @param suppliableOnly selects only policies whose types declared facts and assumed snapshots can
 *     supply: event types are out (the shipped {@code ci} profile)
 * @param blockFrom the least severity at which a failure blocks
 * @param maxAge how long a snapshot is valid, in nanoseconds
 * @param lookback length of the default period, in nanoseconds
 * @param acceptDeclared declared facts count
 * @param acceptAssumedSnapshots an assumed observation covers
 * @param acceptAssumedAbsence an assumed span of events covers
 * @param tolerance how many unreadable records of a source are left out of judgement
 * @param parts further parts that a stream must have, by stream
 * @param parameters values by {@code policy.parameter}: its own, and what the command line sets
 * @param waivers what it asks of waivers
 */
public record Profile(
    String id,
    String title,
    Optional<List<String>> policies,
    boolean suppliableOnly,
    RuleSeverity blockFrom,
    boolean blockInconclusive,
    long maxAge,
    long lookback,
    boolean acceptDeclared,
    boolean acceptAssumedSnapshots,
    boolean acceptAssumedAbsence,
    long tolerance,
    Map<String, List<String>> parts,
    Map<String, Value> parameters,
    WaiverTerms waivers,
    Span span) {

  /** A profile with the usual terms for waivers. */
  public Profile(
      String id,
      String title,
      Optional<List<String>> policies,
      boolean suppliableOnly,
      RuleSeverity blockFrom,
      boolean blockInconclusive,
      long maxAge,
      long lookback,
      boolean acceptDeclared,
      boolean acceptAssumedSnapshots,
      boolean acceptAssumedAbsence,
      long tolerance,
      Map<String, List<String>> parts,
      Map<String, Value> parameters,
      Span span) {
    this(
        id,
        title,
        policies,
        suppliableOnly,
        blockFrom,
        blockInconclusive,
        maxAge,
        lookback,
        acceptDeclared,
        acceptAssumedSnapshots,
        acceptAssumedAbsence,
        tolerance,
        parts,
        parameters,
        WaiverTerms.DEFAULT,
        span);
  }

  /**
   * The profile with further values of parameters, which go before its own.
   *
   * @param further values by {@code policy.parameter}
   */
  public Profile with(Map<String, Value> further) {
    Map<String, Value> all = new TreeMap<>(parameters);
    all.putAll(further);
    return new Profile(
        id,
        title,
        policies,
        suppliableOnly,
        blockFrom,
        blockInconclusive,
        maxAge,
        lookback,
        acceptDeclared,
        acceptAssumedSnapshots,
        acceptAssumedAbsence,
        tolerance,
        parts,
        Collections.unmodifiableMap(all),
        waivers,
        span);
  }
}
