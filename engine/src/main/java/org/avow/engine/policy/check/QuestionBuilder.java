package org.avow.engine.policy.check;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Excerpt;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Timestamps;

/**
 * Puts together what is asked: from the command line, else from the manifest, else now and what the
 * profile looks back on (semantics 1.1).
 */
public final class QuestionBuilder {
  private final Manifest manifest;
  private final Pack pack;
  private final Diagnostics diagnostics;

  private QuestionBuilder(Manifest manifest, Pack pack, Diagnostics diagnostics) {
    this.manifest = manifest;
    this.pack = pack;
    this.diagnostics = diagnostics;
  }

  /**
   * The question.
   *
   * @param clock read only if neither command line nor manifest says as of when
   * @param diagnostics receives warnings
   * @throws InvalidDocumentsException if an option is wrong, or the manifest names what the packs
   *     do not have
   */
  public static Question build(
      QuestionOptions options,
      Manifest manifest,
      Pack pack,
      InstantSource clock,
      Diagnostics diagnostics) {
    QuestionBuilder builder = new QuestionBuilder(manifest, pack, diagnostics);
    ManifestCheck.check(manifest, pack, diagnostics);
    Optional<Question> question = builder.question(options, clock);
    diagnostics.throwOnError();
    return question.orElseThrow();
  }

  /**
   * A question; without a period the one that the profile looks back on.
   *
   * @param asOf in nanoseconds since 1970
   */
  static Question of(
      long asOf,
      Optional<Manifest.Period> period,
      Profile profile,
      List<String> clauses,
      List<String> rules) {
    boolean early = asOf < Long.MIN_VALUE + profile.lookback();
    long start = early ? Long.MIN_VALUE : asOf - profile.lookback();
    Manifest.Period asked = period.orElse(new Manifest.Period(start, asOf));
    return new Question(
        asOf, asked.from(), asked.until(), period.isPresent(), profile, clauses, rules);
  }

  private Optional<Question> question(QuestionOptions options, InstantSource clock) {
    Optional<Long> asked =
        options.asOf().flatMap(text -> TimeLiterals.start(word("--as-of", text), diagnostics));
    long asOf = asked.or(manifest::asOf).orElseGet(() -> nanos(clock.instant()));
    Optional<Manifest.Period> period = options.period().flatMap(this::period).or(manifest::period);
    Optional<Profile> profile = profile(options);
    RuleNames names = new RuleNames(pack.policies(), pack.commitments(), diagnostics);
    options.clauses().forEach(text -> selection("--clause", text, names::hasClause));
    options.rules().forEach(text -> selection("--rule", text, names::hasRule));
    ParameterValues values = new ParameterValues(pack.policies(), diagnostics);
    options.parameters().forEach(text -> parameter(text, values));
    warnOfEarliness(asOf);
    return profile
        .map(p -> p.with(values.all()))
        .map(p -> of(asOf, period, p, options.clauses(), options.rules()));
  }

  private static long nanos(Instant now) {
    try {
      return Timestamps.nanos(now);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("the clock says " + now, e);
    }
  }

  /** An option as a value with a place. */
  private static YamlScalar word(String option, String text) {
    TextFile file = new TextFile(option, text);
    return new YamlScalar(
        Excerpt.of(file.whole()), YamlScalar.Style.PLAIN, Optional.empty(), file.whole());
  }

  private Optional<Manifest.Period> period(String text) {
    YamlScalar whole = word("--period", text);
    int slash = text.indexOf('/');
    if (slash < 0) {
      diagnostics.add(
          Code.INVALID_PERIOD,
          whole.span(),
          Diagnostic.quote(text) + " is not a period",
          "write it as `FROM/UNTIL`, such as `2014-10-01/2015-01-01`");
      return Optional.empty();
    }
    Optional<Long> from = TimeLiterals.start(whole.slice(0, slash), diagnostics);
    Optional<Long> until = TimeLiterals.start(whole.slice(slash + 1, text.length()), diagnostics);
    if (from.isEmpty() || until.isEmpty()) {
      return Optional.empty();
    }
    if (TimeSet.between(from.get(), until.get()).isEmpty()) {
      diagnostics.add(
          Code.INVALID_PERIOD,
          whole.span(),
          "the period ends before it begins",
          "write its first instant, `/`, and the first instant behind it");
      return Optional.empty();
    }
    return Optional.of(new Manifest.Period(from.get(), until.get()));
  }

  private void parameter(String text, ParameterValues values) {
    YamlScalar whole = word("--param", text);
    int equals = text.indexOf('=');
    if (equals < 0) {
      diagnostics.add(
          Code.INVALID_VALUE,
          whole.span(),
          Diagnostic.quote(text) + " gives no parameter a value",
          "write it as `POLICY.PARAMETER=VALUE`");
      return;
    }
    YamlScalar value = whole.slice(equals + 1, text.length());
    values.set(whole.slice(0, equals), ParameterValues.node(value));
  }

  private Optional<Profile> profile(QuestionOptions options) {
    String id = options.profile().or(manifest::profile).orElse("default");
    Optional<Profile> profile = pack.profile(id);
    if (profile.isEmpty() && (options.profile().isPresent() || !diagnostics.hasErrors())) {
      List<String> known = pack.profiles().stream().map(Profile::id).toList();
      Names.unknown(word("--profile", id), "profile", known, diagnostics);
    }
    return profile;
  }

  private void selection(String option, String text, BiPredicate<YamlScalar, Diagnostics> known) {
    YamlScalar word = word(option, text);
    Diagnostics found = new Diagnostics();
    if (!known.test(word, found)) {
      for (Diagnostic diagnostic : found.sorted()) {
        diagnostics.add(
            new Diagnostic(
                Code.UNKNOWN_SELECTION,
                diagnostic.message(),
                diagnostic.span(),
                diagnostic.help()));
      }
    }
  }

  /** Warns if everything that the manifest declares lies behind the instant that is asked for. */
  private void warnOfEarliness(long asOf) {
    Optional<Long> earliest = Optional.empty();
    for (Manifest.SourceEntry source : manifest.sources()) {
      Optional<Long> start =
          source
              .cover()
              .observedAt()
              .or(() -> source.cover().events().filter(e -> !e.isEmpty()).map(TimeSet::first));
      if (start.isEmpty() || start.get() < asOf) {
        return;
      }
      earliest = earliest.filter(e -> e <= start.get()).or(() -> start);
    }
    earliest.ifPresent(
        first -> {
          Span place = manifest.sources().get(0).span();
          diagnostics.add(
              Code.AS_OF_BEFORE_EVIDENCE,
              place,
              "all evidence begins at "
                  + Timestamps.formatInstant(first)
                  + ", but the question is as of "
                  + Timestamps.formatInstant(asOf),
              "ask as of a later instant, or supply older evidence");
        });
  }
}
