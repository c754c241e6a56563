package org.avow.engine.survey;

import java.util.List;
import java.util.Optional;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Stream;
import org.avow.engine.policy.FeedDefinition;

/**
 * A stream that rules need. Immutable.
 *
 * @param parts that must each be supplied; empty if the stream is not divided
 * @param types that rules need of it
 * @param feeds that read it, by id
 * @param rules that need it, or, of a question, that lack it
 * @param clauses that need it, or, of a question, that lack it
 * @param settles the clauses that could be decided with this stream and those before it
 * @param lack what is not there; empty if nobody asked about evidence
 */
public record StreamNeed(
    Stream stream,
    List<String> parts,
    List<FactType> types,
    List<FeedDefinition> feeds,
    List<String> rules,
    List<String> clauses,
    List<String> settles,
    Optional<StreamLack> lack) {
  public StreamNeed {
    parts = List.copyOf(parts);
    types = List.copyOf(types);
    feeds = List.copyOf(feeds);
    rules = List.copyOf(rules);
    clauses = List.copyOf(clauses);
    settles = List.copyOf(settles);
  }
}
