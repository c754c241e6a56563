package org.avow.server;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.diagnostic.Suggestion;

/** The parameters of a query, none of them unknown. Immutable. */
final class Query {
  private final Map<String, List<String>> values;

  private Query(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Reads a query.
   *
   * @param single parameters that may be given once
   * @param repeated parameters that may be given again and again
   * @throws Problem if one is unknown, or given twice
   */
  static Query of(Map<String, List<String>> values, Set<String> single, Set<String> repeated) {
    for (Map.Entry<String, List<String>> entry : values.entrySet()) {
      String name = entry.getKey();
      if (!single.contains(name) && !repeated.contains(name)) {
        Set<String> known = new LinkedHashSet<>(single);
        known.addAll(repeated);
        throw new Problem(
            Problem.Kind.UNKNOWN_PARAMETER,
            "the query has a parameter that is not known here",
            Suggestion.help(name, known, "parameters"));
      }
      if (single.contains(name) && entry.getValue().size() > 1) {
        throw new Problem(
            Problem.Kind.UNKNOWN_PARAMETER, "`" + name + "` is given twice", "keep one of them");
      }
    }
    return new Query(Map.copyOf(values));
  }

  /** The value of a parameter that may be given once. */
  Optional<String> one(String name) {
    return all(name).stream().findFirst();
  }

  /** The values of a parameter, in their order. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  boolean has(String name) {
    return values.containsKey(name);
  }
}
