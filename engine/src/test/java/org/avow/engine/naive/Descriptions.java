package org.avow.engine.naive;

import java.util.Locale;
import java.util.stream.Collectors;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Stream;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Value;

/** Worlds as text that a person can follow when a test fails. */
final class Descriptions {
  private Descriptions() {}

  /** What reproduces a failure: the rule, the world, and the pack without its policies. */
  static String failure(int number, int world, Rule rule, RandomWorld.Asked asked) {
    return "pack "
        + number
        + " world "
        + world
        + "\n"
        + rule.span().text()
        + "\n"
        + world(asked)
        + Worlds.yaml(number).replaceAll("(?s)---\npolicy.*", "");
  }

  static String world(RandomWorld.Asked asked) {
    Question question = asked.question();
    StringBuilder text = new StringBuilder();
    text.append("as of ").append(Clock.text(question.asOf()));
    text.append(", period ").append(Clock.text(question.from())).append(" / ");
    text.append(Clock.text(question.until())).append(question.periodAsked() ? " asked" : "");
    text.append(", profile ").append(question.profile().id()).append('\n');
    return text.append(evidence(asked.evidence())).toString();
  }

  private static String evidence(Evidence evidence) {
    return evidence.sources().stream().map(Descriptions::source).collect(Collectors.joining());
  }

  private static String source(SourceEvidence source) {
    StringBuilder text = new StringBuilder();
    text.append("- ").append(source.id()).append(" makes ").append(source.makes());
    text.append(" stream ").append(source.stream().map(Stream::name).orElse("-"));
    text.append(" part ").append(source.part().orElse("-"));
    text.append(' ').append(source.standing().name().toLowerCase(Locale.ROOT));
    text.append(" covers ").append(spans(source.covered()));
    text.append(source.coverAssumed() ? " assumed" : "");
    text.append(" observed ");
    text.append(source.observations().stream().map(Clock::text).toList());
    text.append(source.observationsAssumed() ? " assumed" : "");
    source.problem().ifPresent(problem -> text.append(" PROBLEM"));
    text.append(source.unreadable().isEmpty() ? "" : " unreadable " + source.unreadable().size());
    text.append('\n');
    source.facts().forEach(fact -> text.append("    ").append(fact(fact)).append('\n'));
    return text.toString();
  }

  private static String fact(Fact fact) {
    StringBuilder text = new StringBuilder();
    text.append(fact.place().line()).append(": ").append(fact.type().name());
    text.append(fact.doubtful() ? "? " : " ");
    for (Field field : fact.type().fields()) {
      if (NaiveFact.isGiven(field)) {
        text.append(field.name()).append('=').append(value(fact.get(field.slot()))).append(' ');
      }
    }
    return text.toString();
  }

  static String spans(TimeSet set) {
    return set.stretches().stream()
        .map(s -> Clock.text(s.from()) + "/" + Clock.text(s.until()))
        .collect(Collectors.joining(" ", "[", "]"));
  }

  static String value(Value value) {
    if (value instanceof Moment moment) {
      return Clock.text(moment);
    }
    if (value instanceof Value.Text text) {
      return text.value();
    }
    if (value instanceof Value.Int number) {
      return Long.toString(number.value());
    }
    if (value instanceof Value.Items items) {
      return items.elements().stream().map(Descriptions::value).toList().toString();
    }
    if (value instanceof Value.Unknown) {
      return "?";
    }
    return value instanceof Value.Present ? "present" : value.toString();
  }
}
