package org.avow.engine.plan.drools.drl;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Program;
import org.jspecify.annotations.Nullable;

/** Collects what the rules of a session report. Mutable, for one thread. */
final class Statements implements Report {
  private final List<Program.Statement> list = new ArrayList<>();
  private Optional<String> trouble = Optional.empty();

  private final long asOf;

  /**
   * @param asOf in milliseconds since 1970
   */
  Statements(long asOf) {
    this.asOf = asOf;
  }

  @Override
  public Date asOf() {
    return Ledger.date(asOf);
  }

  @Override
  public void pass(@Nullable FactView fact) {
    add(fact, Outcome.PASS, "", Optional.empty());
  }

  @Override
  public void fail(@Nullable FactView fact, @Nullable String message) {
    add(fact, Outcome.FAIL, message, Optional.empty());
  }

  @Override
  public void inconclusive(@Nullable FactView fact, @Nullable String message) {
    add(fact, Outcome.INCONCLUSIVE, message, Optional.empty());
  }

  @Override
  public void pending(@Nullable FactView fact, @Nullable Date due, @Nullable String message) {
    Optional<Long> nanos =
        Optional.ofNullable(due).map(date -> Ledger.nanos(date.toInstant().toEpochMilli()));
    add(fact, Outcome.PENDING, message, nanos);
  }

  private void add(
      @Nullable FactView fact, Outcome outcome, @Nullable String message, Optional<Long> due) {
    if (fact == null) {
      trouble = Optional.of("the rule reported on nothing: on a fact that is null");
      return;
    }
    String words = message == null ? "" : message.replaceAll("\\p{Cntrl}+", " ").strip();
    list.add(new Program.Statement(fact.fact(), outcome, words, due));
  }

  List<Program.Statement> list() {
    return list;
  }

  /** Why what was reported cannot be relied on. */
  Optional<String> trouble() {
    return trouble;
  }
}
