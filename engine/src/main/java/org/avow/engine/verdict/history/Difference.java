package org.avow.engine.verdict.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.avow.engine.verdict.document.DocumentDigests;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * What sets a verdict off from the one before it besides the evidence. Immutable.
 *
 * @param verdict which one, counted from 0
 * @param what packs, profiles, chosen clauses and rules, or paths of documents
 */
public record Difference(int verdict, Kind kind, List<String> what) {
  public Difference {
    what = List.copyOf(what);
  }

  /** In what verdicts may differ. */
  public enum Kind {
    /** Judged by other packs. */
    PACKS,
    /** Asked under another profile, or one with other settings. */
    PROFILE,
    /** Documents of the packs that were changed, added or removed. */
    DOCUMENTS,
    /** Asked only about these clauses and rules; told of every such verdict. */
    PARTIAL;

    /** As written in documents. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The differences of neighbours, in order. */
  static List<Difference> among(List<VerdictDocument> verdicts) {
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      VerdictDocument verdict = verdicts.get(i);
      if (i > 0) {
        compare(i, verdicts.get(i - 1), verdict, differences);
      }
      if (verdict.question().partial()) {
        List<String> chosen = new ArrayList<>(verdict.question().clauses());
        chosen.addAll(verdict.question().rules());
        differences.add(new Difference(i, Kind.PARTIAL, chosen));
      }
    }
    return differences;
  }

  private static void compare(
      int number, VerdictDocument before, VerdictDocument after, List<Difference> differences) {
    if (!before.packs().equals(after.packs())) {
      differences.add(new Difference(number, Kind.PACKS, after.packs()));
    }
    if (!before.profile().equals(after.profile())) {
      differences.add(new Difference(number, Kind.PROFILE, List.of(after.profile().id())));
    }
    List<String> changed = changed(digests(before), digests(after));
    if (!changed.isEmpty()) {
      differences.add(new Difference(number, Kind.DOCUMENTS, changed));
    }
  }

  private static Map<String, String> digests(VerdictDocument verdict) {
    Map<String, String> digests = new TreeMap<>();
    for (DocumentDigests.PackFile file : verdict.digests().documents()) {
      digests.put(file.path(), file.sha256());
    }
    return digests;
  }

  private static List<String> changed(Map<String, String> before, Map<String, String> after) {
    TreeSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    return paths.stream()
        .filter(path -> !Objects.equals(before.get(path), after.get(path)))
        .toList();
  }
}
