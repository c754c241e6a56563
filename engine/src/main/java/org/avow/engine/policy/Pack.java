package org.avow.engine.policy;

import java.util.List;
import java.util.Optional;
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
  public Pack {
    names = List.copyOf(names);
    tables = List.copyOf(tables);
    commitments = List.copyOf(commitments);
    policies = List.copyOf(policies);
    profiles = List.copyOf(profiles);
    feeds = List.copyOf(feeds);
    tests = List.copyOf(tests);
    documents = List.copyOf(documents);
    warnings = List.copyOf(warnings);
  }

  /**
   * The pack with the parameters that the profile sets: what is judged and reported for a question
   * under that profile.
   */
  public Pack under(Profile profile) {
    return new Pack(
        names,
        vocabulary,
        tables,
        commitments,
        policies.stream().map(policy -> policy.under(profile)).toList(),
        profiles,
        feeds,
        tests,
        documents,
        warnings);
  }

  /** The profile of that name. */
  public Optional<Profile> profile(String id) {
    return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
  }

  /** The feed of that name. */
  public Optional<FeedDefinition> feed(String id) {
    return feeds.stream().filter(feed -> feed.id().equals(id)).findFirst();
  }

  /**
   * A file of a pack.
   *
   * @param path relative to the folder of packs, with {@code /}
   * @param kind {@code policy}, {@code vocabulary}, {@code feed}, ... or {@code data}
   */
  public record DocumentDigest(String path, String kind, Sha256 digest) {
    @Override
    public boolean equals(Object other) {
      return other instanceof DocumentDigest that
          && path.equals(that.path)
          && kind.equals(that.kind)
          && digest.equals(that.digest);
    }

    @Override
    public int hashCode() {
      int hash = path.hashCode();
      hash = 31 * hash + kind.hashCode();
      return 31 * hash + digest.hashCode();
    }
  }
}
