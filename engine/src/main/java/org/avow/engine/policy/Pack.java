package org.avow.engine.policy;

import java.util.List;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.expression.Table;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.text.Sha256;

/**
 * Everything that was checked together before any evidence is read: the documents of all packs that
 * a run names. Immutable.
 *
 * @param names of the packs, in the order asked for
 * @param policies in order of id
 * @param profiles the packs' own and the shipped ones
 * @param feeds in order of id, the built-in {@code facts} feed included
 * @param documents every file that was read, with its digest, in order of path
 * @param warnings what is worth mending
 */
public record Pack(
    List<String> names,
    Vocabulary vocabulary,
    List<Table> tables,
    List<Commitments> commitments,
    List<Policy> policies,
    List<Profile> profiles,
    List<FeedDefinition> feeds,
    List<PolicyTest> tests,
    List<DocumentDigest> documents,
    List<Diagnostic> warnings) {

  /**
   * A file of a pack.
   *
   * @param path relative to the folder of packs, with {@code /}
   * @param kind {@code policy}, {@code vocabulary}, {@code feed}, ... or {@code data}
   */
  public record DocumentDigest(String path, String kind, Sha256 digest) {}
}
