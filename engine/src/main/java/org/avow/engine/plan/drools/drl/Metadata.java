package org.avow.engine.plan.drools.drl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.text.Excerpt;
import org.avow.engine.text.Span;

/**
 * The metadata of a rule in DRL: {@code @keeps("clause") @per(subject)}, from its head up to {@code
 * when}. Immutable.
 */
final class Metadata {
  private static final List<String> KEYS =
      List.of("keeps", "severity", "judges", "per", "reads", "positive", "lookback", "of", "fix");

  private final Map<String, Entry> entries;

  private Metadata(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /** One of them: its name and what stands in its brackets, apart at commas. */
  private record Entry(Span name, List<Excerpt> values) {}

  /** Reads the head of a rule; what cannot be metadata is reported. */
  static Metadata read(List<Token> head, Diagnostics diagnostics) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (int i = 0; i + 1 < head.size(); i++) {
      if (!head.get(i).is("@")) {
        continue;
      }
      Token name = head.get(i + 1);
      List<Excerpt> values = values(head, i + 2);
      if (!KEYS.contains(name.text())) {
        diagnostics.add(
            Code.DRL_METADATA,
            name.span(),
            "there are no metadata " + Diagnostic.quote("@" + name.text()),
            Suggestion.help(name.text(), KEYS, "metadata"));
      } else if (entries.putIfAbsent(name.text(), new Entry(name.span(), values)) != null) {
        diagnostics.add(
            Code.DRL_METADATA,
            name.span(),
            "`@" + name.text() + "` stands here twice",
            "list all values in one pair of brackets");
      }
    }
    return new Metadata(entries);
  }

  private static List<Excerpt> values(List<Token> head, int from) {
    List<Excerpt> values = new ArrayList<>();
    if (from >= head.size() || !head.get(from).is("(")) {
      return values;
    }
    int first = from + 1;
    for (int i = first; i < head.size(); i++) {
      Token token = head.get(i);
      if (token.is(",") || token.is(")")) {
        if (i > first) {
          values.add(value(head.get(first), head.get(i - 1)));
        }
        first = i + 1;
      }
      if (token.is(")")) {
        break;
      }
    }
    return values;
  }

  private static Excerpt value(Token first, Token last) {
    Span span =
        first.equals(last)
            ? first.value()
            : new Span(first.span().file(), first.span().start(), last.span().end());
    return Excerpt.of(span);
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** All its values; none if it is not there. */
  List<Excerpt> all(String key) {
    Entry entry = entries.get(key);
    return entry == null ? List.of() : entry.values();
  }

  /** Its only value; anything else is reported. */
  Optional<Excerpt> one(String key, Diagnostics diagnostics) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.values().size() != 1) {
      diagnostics.add(
          Code.DRL_METADATA,
          entry.name(),
          "`@" + key + "` needs one value in brackets",
          "write `@" + key + "(…)`");
      return Optional.empty();
    }
    return Optional.of(entry.values().get(0));
  }
}
