package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.feed.Batch;
import org.avow.engine.plan.drools.Tally;

/** Judges the facts of one session by all rules that look at single events of one type. */
final class TypeTally implements Tally<Batch, TypeTally.Tallies> {
  private final List<Tally<Batch, RuleTally>> rules = new ArrayList<>();

  TypeTally(List<SingleRule> rules) {
    rules.forEach(rule -> this.rules.add(rule.tally()));
  }

  /** What came out, one a rule. */
  record Tallies(List<RuleTally> tallies) {}

  @Override
  public void add(Batch batch) {
    rules.forEach(rule -> rule.add(batch));
  }

  @Override
  public Tallies counted() {
    return new Tallies(rules.stream().map(Tally::counted).toList());
  }
}
