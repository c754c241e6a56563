package org.avow.server;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.diagnostic.Suggestion;
import org.jspecify.annotations.Nullable;

/** The parameters of a query, none of them unknown. Immutable. */
final class Query {
  private final Map<String, List<String>> values;

  private Query(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Reads the query of a request.
   *
   * @param single parameters that may be given once
   * @param repeated parameters that may be given again and again
   * @throws Problem if one is unknown, or given twice
   */
  static Query of(Context context, Set<String> single, Set<String> repeated) {
    checkEncoding(context.queryString());
    return of(context.queryParamMap(), single, repeated);
  }

  /** What is badly encoded would be left out, and the answer be to another question. */
  private static void checkEncoding(@Nullable String query) {
    if (query == null) {
      return;
    }
    try {
      if (URLDecoder.decode(query, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // INVARIANT (one answer): both defects of an encoding are told below
    }
    throw new Problem(
        Problem.Kind.MALFORMED,
        "the query is not percent-encoded UTF-8",
        "write `%` as `%25`, and other characters as their UTF-8 bytes");
  }

  private static Query of(
      Map<String, List<String>> values, Set<String> single, Set<String> repeated) {
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
