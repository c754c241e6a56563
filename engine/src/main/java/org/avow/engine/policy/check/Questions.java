package org.avow.engine.policy.check;

import java.util.List;
import java.util.Optional;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.Question;

/** Puts together what is asked (semantics 1.1). */
final class Questions {
  private Questions() {}

  /**
   * The question; without a period the one that the profile looks back on.
   *
   * @param asOf in nanoseconds since 1970
   */
  static Question of(
      long asOf,
      Optional<Manifest.Period> period,
      Profile profile,
      List<String> clauses,
      List<String> rules) {
    long start =
        asOf < Long.MIN_VALUE + profile.lookback() ? Long.MIN_VALUE : asOf - profile.lookback();
    Manifest.Period asked = period.orElse(new Manifest.Period(start, asOf));
    return new Question(
        asOf, asked.from(), asked.until(), period.isPresent(), profile, clauses, rules);
  }
}
