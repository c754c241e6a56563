package org.avow.engine.source;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Manifest.SourceEntry;

/**
 * Files that were handed over by name, without a folder. A source finds among them what it would
 * find in a folder that holds them and nothing else. Immutable if the contents are.
 */
public final class HandedFiles implements FileSupply {
  private final TreeMap<String, EvidenceFile.Content> files = new TreeMap<>(Place::compareUtf8);
  private final Map<String, String> problems;

  /**
   * @param files by path, relative and with {@code /}
   * @param problems what whoever handed them over could not read, by source
   */
  public HandedFiles(Map<String, EvidenceFile.Content> files, Map<String, String> problems) {
    this.files.putAll(files);
    this.problems = Map.copyOf(problems);
  }

  @Override
  public SourceFiles find(SourceEntry entry, Diagnostics diagnostics) {
    List<PathPattern> segments = PathPattern.of(entry.path());
    boolean literal = segments.stream().allMatch(PathPattern::isLiteral);
    List<EvidenceFile> found = new ArrayList<>();
    List<String> defects = new ArrayList<>();
    EvidenceFile.Content named = literal ? null : files.get(entry.path());
    if (named != null) {
      found.add(new EvidenceFile(entry.path(), named, Optional.empty()));
    } else {
      files.forEach(
          (path, content) -> {
            Match match = new Match(path, segments, defects);
            if (match.from(0, 0)) {
              found.add(new EvidenceFile(path, content, match.observedAt));
            }
          });
    }
    Optional<String> problem =
        Optional.ofNullable(problems.get(entry.id())).or(() -> defects.stream().findFirst());
    if (found.isEmpty() && problem.isEmpty()) {
      String path = "`" + entry.path() + "`";
      problem = Optional.of(literal ? path + " does not exist" : "no file matches " + path);
    }
    return new SourceFiles(found, problem);
  }

  /** One path held against the segments of a pattern. Mutable, used once. */
  private static final class Match {
    private final String path;
    private final String[] names;
    private final List<PathPattern> segments;
    private final List<String> defects;

    /**
     * Pairs of name and segment that do not fit: each is tried once, however many `**` there are.
     */
    private final BitSet failed = new BitSet();

    private Optional<Long> observedAt = Optional.empty();

    Match(String path, List<PathPattern> segments, List<String> defects) {
      this.path = path;
      this.names = path.split("/", -1);
      this.segments = segments;
      this.defects = defects;
    }

    /** Whether the names from one on fit the segments from one on. */
    boolean from(int name, int segment) {
      int pair = name * (segments.size() + 1) + segment;
      if (failed.get(pair)) {
        return false;
      }
      boolean fits = tried(name, segment);
      failed.set(pair, !fits);
      return fits;
    }

    private boolean tried(int name, int segment) {
      if (name == names.length || segment == segments.size()) {
        return name == names.length && segment == segments.size();
      }
      PathPattern pattern = segments.get(segment);
      boolean fits = pattern.matches(names[name]);
      if (pattern.standsForFolders()) {
        return (fits && (from(name + 1, segment) || closes(name, segment)))
            || from(name, segment + 1);
      }
      if (!fits || !from(name + 1, segment + 1)) {
        return false;
      }
      Optional<String> text = pattern.instant(names[name]);
      if (observedAt.isEmpty() && text.isPresent()) {
        observedAt = SourceFiles.instant(text.get());
        if (observedAt.isEmpty()) {
          defects.add("`" + path + "` has no instant where `{at}` stands");
        }
      }
      return true;
    }

    /** {@code **} at the end of a pattern stands for files, too. */
    private boolean closes(int name, int segment) {
      return name == names.length - 1 && segment == segments.size() - 1;
    }
  }
}
