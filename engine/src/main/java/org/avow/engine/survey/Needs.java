package org.avow.engine.survey;

import java.util.List;
import java.util.Optional;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.Question;

/**
 * The evidence that clauses need. Immutable.
 *
 * @param title of the manifest, or the names of the packs
 * @param profile that says how long snapshots are valid, and which parts there must be
 * @param question that evidence was held against; empty if nobody asked about evidence
 * @param clauses in the order of their documents
 * @param streams of a question those that are lacking, the one first that settles most clauses,
 *     then the one that settles most together with it, and so on; else all of them, the one first
 *     that most clauses need
 */
public record Needs(
    String title,
    Profile profile,
    Optional<Question> question,
    List<ClauseNeeds> clauses,
    List<StreamNeed> streams) {
  public Needs {
    clauses = List.copyOf(clauses);
    streams = List.copyOf(streams);
  }
}
