package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.avow.engine.evaluate.Reason;
import org.avow.engine.expression.Expression;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Stream;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Requirement;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** The forms of `require` (sections 4 and 5) for one judged fact. */
final class NaiveForms implements Requirement.Visitor<Judgement> {
  private final NaiveWorld world;
  private final Question question;
  private final @Nullable NaiveFact judged;
  private final JudgedInstant instant;
  private final Scene scene;

  NaiveForms(
      NaiveWorld world,
      Question question,
      @Nullable NaiveFact judged,
      Moment instant,
      NaiveRow params) {
    this.world = world;
    this.question = question;
    this.judged = judged;
    this.instant = new JudgedInstant(instant, instant, judged == null ? null : judged.type());
    this.scene = new Scene(judged == null ? NaiveRow.NONE : judged, NaiveRow.NONE, params);
  }

  /** A candidate with how far it matches (4.4). */
  record Match(NaiveFact fact, Truth truth) {}

  /** Everything that a relation form looks at. */
  record Look(
      Requirement.Candidates candidates,
      NaiveWindow uncut,
      NaiveWindow window,
      List<Match> matches,
      Predicate<Stream> counts) {
    List<NaiveFact> certain() {
      return matches.stream().filter(m -> m.truth().isTrue()).map(Match::fact).toList();
    }

    List<NaiveFact> possible() {
      return matches.stream().filter(m -> m.truth() == Truth.UNKNOWN).map(Match::fact).toList();
    }

    FactType type() {
      return candidates.type();
    }
  }

  Scene scene() {
    return scene;
  }

  NaiveWorld world() {
    return world;
  }

  Question question() {
    return question;
  }

  /** 4.2 to 4.4: the candidates of a form; `latest` cuts its window at as_of (4.7). */
  Look look(Requirement.Relation form) {
    Requirement.Candidates candidates = form.candidates();
    NaiveWindow.Layout layout =
        new NaiveWindow.Layout(form, candidates.type(), instant, scene, question.asOf());
    NaiveWindow uncut = layout.window(candidates.window());
    NaiveWindow window = form instanceof Requirement.Latest ? uncut.cut(layout.asOfEdge()) : uncut;
    List<Match> matches = new ArrayList<>();
    for (NaiveFact candidate : world.facts(candidates.type())) {
      Truth truth = inWindow(candidate, window).and(matches(candidates, candidate));
      if (candidate != judged && !truth.isFalse()) {
        matches.add(new Match(candidate, truth));
      }
    }
    return new Look(candidates, uncut, window, matches, stream -> couldMatch(candidates, stream));
  }

  private Truth inWindow(NaiveFact candidate, NaiveWindow window) {
    return candidate.type().isState()
        ? window.meets(world.holding(candidate, false), world.holding(candidate, true))
        : window.holds(candidate.at());
  }

  /** `where`, existence (1.2, 2.7), and whether it may be the judged fact itself (1.5). */
  Truth matches(Requirement.Candidates candidates, NaiveFact candidate) {
    Truth truth = where(candidates, candidate).and(world.exists(candidate));
    return mayBeJudged(candidate) ? truth.atMostUnknown() : truth;
  }

  private Truth where(Requirement.Candidates candidates, NaiveFact candidate) {
    return candidates
        .where()
        .map(where -> Kleene.truth(where, scene.with(candidate)))
        .orElse(Truth.TRUE);
  }

  /** 1.5: records without a known id that may be equal in everything. */
  private boolean mayBeJudged(NaiveFact candidate) {
    return judged != null
        && judged.type() == candidate.type()
        && Coincidence.mayBeOneRecord(judged, candidate);
  }

  /** 2.6: whether a fact of which only the stream's scope is known could satisfy `where`. */
  private boolean couldMatch(Requirement.Candidates candidates, Stream stream) {
    return !where(candidates, world.phantom(candidates.type(), stream)).isFalse();
  }

  TimeSet missing(Look look, TimeSet window) {
    return world.coverage().missing(look.type(), window, look.counts());
  }

  Set<Reason> missingReasons(Look look, TimeSet window) {
    return world.coverage().reasons(look.type(), window, look.counts());
  }

  boolean future(Look look) {
    return world.coverage().future(look.type(), look.uncut().widest(), look.counts());
  }

  /** 4.1. */
  @Override
  public Judgement condition(Requirement.Condition form) {
    return switch (Kleene.truth(form.expression(), scene)) {
      case TRUE -> Judgement.pass();
      case FALSE -> Judgement.fail();
      case UNKNOWN -> Judgement.of(Outcome.INCONCLUSIVE, Reason.UNKNOWN);
    };
  }

  /** 4.5, 4.6. */
  @Override
  public Judgement exists(Requirement.Exists form) {
    Look look = look(form);
    if (!look.certain().isEmpty()) {
      return Judgement.pass();
    }
    if (future(look)) {
      return Judgement.pending(due(look));
    }
    if (!look.possible().isEmpty() || isMissing(look)) {
      return doubt(look);
    }
    return Judgement.fail().late(late(look));
  }

  /** 4.5. */
  @Override
  public Judgement none(Requirement.None form) {
    Look look = look(form);
    if (!look.certain().isEmpty()) {
      return Judgement.fail();
    }
    if (!look.possible().isEmpty() || isMissing(look)) {
      return doubt(look);
    }
    return future(look) ? Judgement.pending(due(look)) : Judgement.pass();
  }

  /** 4.5, 5.1. */
  @Override
  public Judgement count(Requirement.Count form) {
    Look look = look(form);
    Counting counted = Counting.of(this, look, form.distinct());
    boolean missing = isMissing(look);
    long lo = counted.least();
    long hi = missing ? Long.MAX_VALUE : counted.most();
    if (!(Kleene.value(form.bound(), scene) instanceof Value.Int bound)) {
      return Judgement.of(Outcome.INCONCLUSIVE, Reason.UNKNOWN).counting(lo, hi);
    }
    long n = bound.value();
    Judgement result;
    if (form.atLeast()) {
      result =
          lo >= n
              ? Judgement.pass()
              : future(look)
                  ? Judgement.pending(due(look))
                  : hi >= n || missing ? doubt(look) : Judgement.fail();
    } else {
      result =
          lo > n
              ? Judgement.fail()
              : hi > n || missing
                  ? doubt(look)
                  : future(look) ? Judgement.pending(due(look)) : Judgement.pass();
    }
    return result.counting(lo, hi);
  }

  @Override
  public Judgement latest(Requirement.Latest form) {
    return new NaiveLatest(this, form).judge();
  }

  @Override
  public Judgement recurring(Requirement.Recurring form) {
    return new NaiveRecurring(this, form).judge();
  }

  @Override
  public Judgement coded(Requirement.Coded form) {
    throw new IllegalStateException("code has no second evaluator");
  }

  @Override
  public Judgement perGroup(Requirement.PerGroup form) {
    throw new IllegalStateException("groups are judged by the rule (3.4)");
  }

  /** 4.9: the worst, with the earliest due date. */
  @Override
  public Judgement all(Requirement.All form) {
    List<Judgement> members = form.members().stream().map(m -> m.accept(this)).toList();
    Outcome worst =
        members.stream().map(Judgement::outcome).reduce(Outcome.NOT_APPLICABLE, Outcome::worst);
    return combined(members, worst, true);
  }

  /** 4.9: the best, with the latest due date. */
  @Override
  public Judgement any(Requirement.Any form) {
    List<Judgement> members = form.members().stream().map(m -> m.accept(this)).toList();
    Outcome best = members.stream().map(Judgement::outcome).reduce(Outcome.FAIL, Outcome::best);
    return combined(members, best, false);
  }

  private static Judgement combined(List<Judgement> members, Outcome outcome, boolean all) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    List<Judgement> deciding = members.stream().filter(m -> m.outcome() == outcome).toList();
    deciding.forEach(m -> reasons.addAll(m.reasons()));
    long due =
        all
            ? deciding.stream().mapToLong(Judgement::due).min().orElse(Long.MAX_VALUE)
            : deciding.stream().mapToLong(Judgement::due).max().orElse(Long.MAX_VALUE);
    LongStream lates = deciding.stream().flatMapToLong(m -> m.late().stream());
    long count = deciding.stream().filter(m -> m.late().isPresent()).count();
    boolean late = all ? count == deciding.size() : count > 0;
    OptionalLong instant =
        !late || outcome != Outcome.FAIL ? OptionalLong.empty() : all ? lates.max() : lates.min();
    if (instant.isEmpty()) {
      reasons.remove(Reason.LATE);
    }
    return new Judgement(outcome, reasons, due, instant, null);
  }

  private boolean isMissing(Look look) {
    return !missing(look, look.window().widest()).isEmpty();
  }

  private Judgement doubt(Look look) {
    Set<Reason> reasons = missingReasons(look, look.window().widest());
    if (!look.possible().isEmpty()) {
      reasons.add(Reason.POSSIBLE);
    }
    return Judgement.of(Outcome.INCONCLUSIVE, reasons);
  }

  /** The end of the widest window. */
  static long due(Look look) {
    return look.uncut().end().boundHi();
  }

  /** 4.6: the first certain match after the window. */
  private OptionalLong late(Look look) {
    long end = look.window().end().hi();
    long first = Long.MAX_VALUE;
    for (NaiveFact fact : world.facts(look.type())) {
      if (fact != judged && matches(look.candidates(), fact).isTrue()) {
        long at = fact.at().earliest();
        if (at > end) {
          first = Math.min(first, at);
        }
      }
    }
    return first == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(first);
  }

  /** The value of an optional expression on a candidate. */
  Value on(NaiveFact candidate, Expression expression) {
    return Kleene.value(expression, scene.with(candidate));
  }

  Optional<NaiveFact> judged() {
    return Optional.ofNullable(judged);
  }
}
