package org.avow.engine.policy.check;

import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.text.Span;
import org.avow.engine.value.TimeSet;

/** Reads what a source says it covers (semantics 2.2 to 2.5). */
final class CoverReader {
  private final Diagnostics diagnostics;

  CoverReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  Manifest.Cover read(YamlMapping mapping) {
    Entries entries =
        Entries.of(mapping, "`covers`", diagnostics, "from", "until", "except", "at", "at_field");
    entries.atMostOne("at", "at_field");
    boolean span = entries.has("from") || entries.has("until") || entries.has("except");
    Optional<TimeSet> events = Optional.empty();
    if (span) {
      boolean complete = entries.require("from", "until");
      events = complete ? TimeLiterals.span(entries).map(all -> less(all, entries)) : events;
    }
    return new Manifest.Cover(
        events,
        entries.scalar("at").flatMap(scalar -> TimeLiterals.start(scalar, diagnostics)),
        entries.text("at_field"));
  }

  private TimeSet less(TimeSet all, Entries entries) {
    TimeSet covered = all;
    for (YamlMapping gap : entries.mappings("except")) {
      Entries span = Entries.of(gap, "an exception", diagnostics, "from", "until");
      if (span.require("from", "until")) {
        covered = TimeLiterals.span(span).map(covered::minus).orElse(covered);
      }
    }
    return covered;
  }

  /** A period that is asked for, with both ends. */
  static Optional<Manifest.Period> period(Entries owner) {
    Optional<YamlMapping> mapping = owner.mapping("period");
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    Entries entries = Entries.of(mapping.get(), "a period", owner.diagnostics(), "from", "until");
    if (!entries.require("from", "until")) {
      return Optional.empty();
    }
    Span from = entries.keySpan("from");
    Optional<TimeSet> span = TimeLiterals.span(entries);
    if (span.isPresent() && span.get().first() == Long.MIN_VALUE) {
      owner
          .diagnostics()
          .add(
              Code.INVALID_PERIOD,
              from,
              "a period has a first instant",
              "write a date: `from: 2014-01-01`");
      return Optional.empty();
    }
    return span.map(set -> new Manifest.Period(set.first(), set.end()));
  }
}
