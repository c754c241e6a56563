package org.avow.engine.feed;

import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactRow;
import org.avow.engine.fact.FactType;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** An event of a line of which only some slots are filled. Immutable but for what it remembers. */
final class LineRow implements FactRow {
  private final LineFeed.Step step;
  private final @Nullable Value[] slots;
  private final Moment at;
  private final LineFacts facts;
  private final int line;
  private final int start;

  /**
   * @param line its number
   * @param start its first byte
   */
  LineRow(
      LineFeed.Step step,
      @Nullable Value[] slots,
      Moment at,
      LineFacts facts,
      int line,
      int start) {
    this.step = step;
    this.slots = slots;
    this.at = at;
    this.facts = facts;
    this.line = line;
    this.start = start;
  }

  @Override
  public FactType type() {
    return step.type();
  }

  @Override
  public Moment at() {
    return at;
  }

  @Override
  public boolean doubtful() {
    return false;
  }

  @Override
  public Value get(int slot) {
    Value value = slots[slot];
    return value == null ? fact().get(slot) : value;
  }

  @Override
  public Fact fact() {
    return facts.of(step, slots, line, start);
  }
}
