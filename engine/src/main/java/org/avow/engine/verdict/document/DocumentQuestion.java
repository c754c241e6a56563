package org.avow.engine.verdict.document;

import java.util.List;

/**
 * What was asked. Immutable; instants are nanoseconds since 1970.
 *
 * @param from first instant of the period
 * @param until first instant behind it
 * @param periodAsked whether the period was asked for, rather than the profile's default
 * @param partial whether only chosen clauses or rules were asked about
 * @param clauses the chosen clauses
 * @param rules the chosen rules
 */
public record DocumentQuestion(
    long asOf,
    long from,
    long until,
    boolean periodAsked,
    boolean partial,
    List<String> clauses,
    List<String> rules) {
  public DocumentQuestion {
    clauses = List.copyOf(clauses);
    rules = List.copyOf(rules);
  }

  private record Span(long from, long until, boolean asked) {
    static Span of(MemberReader reader) throws InvalidVerdictException {
      return new Span(reader.instant("from"), reader.instant("until"), reader.flag("asked"));
    }
  }

  static DocumentQuestion of(MemberReader reader) throws InvalidVerdictException {
    Span period = reader.object("period", Span::of);
    return new DocumentQuestion(
        reader.instant("as_of"),
        period.from(),
        period.until(),
        period.asked(),
        reader.flag("partial"),
        reader.texts("chosen_clauses"),
        reader.texts("chosen_rules"));
  }
}
