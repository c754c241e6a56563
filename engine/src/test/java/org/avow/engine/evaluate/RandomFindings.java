package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Outcome;
import org.avow.engine.value.Moment;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Value;

/** Findings of every kind, with values of every kind, at places of every kind. Mutable. */
final class RandomFindings {
  private static final List<Outcome> OUTCOMES =
      List.of(Outcome.FAIL, Outcome.INCONCLUSIVE, Outcome.PENDING);
  private static final String[] TEXTS = {
    "", "a", "ab", "b", "a\0", "a\0b", "a\u0001", "ä", "az", "\u0800", "€", "\uffff", "😀", "~0/1"
  };

  private final FactType type;
  private final Random random;

  /**
   * @param type of the facts; it has two fields beside the instant
   */
  RandomFindings(FactType type, long seed) {
    this.type = type;
    this.random = new Random(seed);
  }

  /** So many, each at a place of its own, in order of these. */
  List<Finding> findings(int count) {
    Map<Place, Finding> findings = new TreeMap<>();
    while (findings.size() < count) {
      Place place = place();
      findings.put(place, finding(place));
    }
    return new ArrayList<>(findings.values());
  }

  Place place() {
    return new Place(text(), text(), random.nextInt(300), random.nextInt(3), text());
  }

  private Finding finding(Place place) {
    Fact fact = new Fact(type, List.of(moment(), value(0), value(0)), place, chance());
    Set<Reason> reasons = EnumSet.of(pick(Reason.values()));
    reasons.add(pick(Reason.values()));
    return new Finding(
        OUTCOMES.get(random.nextInt(OUTCOMES.size())),
        chance()
            ? new Finding.OfFact(fact)
            : new Finding.OfGroup(List.of(value(0), value(0)), fact),
        reasons,
        chance() ? List.of() : List.of(gap(), gap()),
        maybe(),
        maybe(),
        maybe(),
        maybe().map(least -> new Finding.Bounds(least, random.nextLong())),
        chance() ? Optional.empty() : Optional.of(remark()));
  }

  private Remark remark() {
    return new Remark(
        List.of(
            new Remark.Words(text()),
            new Remark.Personal(text(), text()),
            new Remark.Read(type.fields().get(1))));
  }

  private Gap gap() {
    TimeSet missing = TimeSet.between(random.nextInt(9), 10).union(TimeSet.between(20, 30));
    Place place = new Place(text(), text(), 1, 2, text());
    Gap.Kind kind = pick(Gap.Kind.values());
    return new Gap(text(), text(), kind, missing, place);
  }

  private Value value(int depth) {
    return switch (random.nextInt(depth > 2 ? 10 : 13)) {
      case 0 -> Value.Absent.ABSENT;
      case 1 -> Value.Bool.of(chance());
      case 2 -> new Value.Int(random.nextLong() >> random.nextInt(64));
      case 3 -> new Value.Real(random.nextDouble(), text());
      case 4 -> new Value.Text(text() + text());
      case 5 -> new Value.Length(random.nextLong());
      case 6 -> moment();
      case 7 -> new Value.Unknown(text(), chance());
      case 8 -> new Value.Present(text());
      case 9 -> new Value.Perhaps(moment());
      case 10 -> new Value.Items(List.of(value(depth + 1), value(depth + 1)));
      case 11 -> new Value.Tree(Map.of(text(), value(depth + 1)));
      default -> new Value.Tree(Map.of(), new Value.Unknown(text()));
    };
  }

  private Moment moment() {
    return switch (random.nextInt(3)) {
      case 0 -> Moment.ANY;
      case 1 -> Moment.at(random.nextLong());
      default -> new Moment(random.nextInt(), Long.MAX_VALUE - random.nextInt(9));
    };
  }

  private Optional<Long> maybe() {
    return chance() ? Optional.empty() : Optional.of(random.nextLong());
  }

  private boolean chance() {
    return random.nextBoolean();
  }

  private String text() {
    return pick(TEXTS);
  }

  private <T> T pick(T[] of) {
    return of[random.nextInt(of.length)];
  }

  /** A finding of the rule itself. */
  Finding ofRule(Place place) {
    return new Finding(
        pick(OUTCOMES.toArray(Outcome[]::new)),
        new Finding.OfRule(place),
        EnumSet.of(Reason.MISSING),
        List.of(gap()),
        maybe(),
        maybe(),
        maybe(),
        Optional.empty());
  }
}
