package org.avow.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.avow.engine.Avow;
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.policy.Pack;

/**
 * The packs that the operator loaded. Requests name them; they never bring any. Threads share it.
 */
final class LoadedPacks {
  /** So many combinations of packs are kept; each is checked as one. */
  private static final int COMBINATIONS = 32;

  private final Avow avow;
  private final Map<String, Pack> single = new LinkedHashMap<>();
  private final Map<List<String>, Pack> combined = new LinkedHashMap<>();

  private LoadedPacks(Avow avow) {
    this.avow = avow;
  }

  /**
   * Loads packs from disk.
   *
   * @throws InvalidDocumentsException with everything that is wrong in the first pack that is wrong
   */
  static LoadedPacks load(Avow avow, List<String> names) {
    LoadedPacks packs = new LoadedPacks(avow);
    names.forEach(name -> packs.single.put(name, avow.load(List.of(name))));
    return packs;
  }

  /** The names, in the order in which they were loaded. */
  List<String> names() {
    return List.copyOf(single.keySet());
  }

  /** Each pack by itself. */
  List<Pack> all() {
    return List.copyOf(single.values());
  }

  /**
   * The packs of these names, checked together; none named: the only one there is.
   *
   * @throws Problem if one is not loaded, or none is named of several
   */
  Pack of(List<String> asked) {
    if (asked.isEmpty() && single.size() != 1) {
      throw new Problem(
          Problem.Kind.INVALID,
          "no pack is named",
          "name one with `pack=`: " + String.join(", ", single.keySet()));
    }
    List<String> names = asked.isEmpty() ? names() : asked;
    for (String name : names) {
      if (!single.containsKey(name)) {
        throw new Problem(
            Problem.Kind.INVALID,
            "a pack is named that is not loaded here",
            Suggestion.help(name, single.keySet(), "packs"));
      }
    }
    Pack one = names.size() == 1 ? single.get(names.get(0)) : null;
    return one == null ? together(names) : one;
  }

  private synchronized Pack together(List<String> names) {
    Pack known = combined.get(names);
    if (known != null) {
      return known;
    }
    Pack pack = avow.load(names);
    Set<Pack.DocumentDigest> loaded = new HashSet<>();
    single.values().forEach(each -> loaded.addAll(each.documents()));
    if (!loaded.containsAll(pack.documents())) {
      throw new Problem(
          Problem.Kind.UNAVAILABLE,
          "the policies on disk are no longer those that were loaded",
          "the operator must start the server again");
    }
    if (combined.size() == COMBINATIONS) {
      combined.remove(new ArrayList<>(combined.keySet()).get(0));
    }
    combined.put(List.copyOf(names), pack);
    return pack;
  }
}
