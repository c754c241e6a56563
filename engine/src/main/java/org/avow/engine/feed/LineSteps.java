package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.avow.engine.fact.Codes;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.fact.FactType;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Does what the makings of a feed say, for plain lines: every record becomes a row of columns, or
 * of several. Mutable, for one thread.
 */
final class LineSteps {
  private static final int[] NONE = {};

  private final List<Step> steps = new ArrayList<>();
  private final List<FactColumns> columns = new ArrayList<>();
  private final List<Deciding> deciding = new ArrayList<>();
  private final LineCodes codes;
  private final long[] instants;

  /** A making. */
  private static final class Step {
    private final int deciding;
    private final int is;
    private final int at;
    private final int[] slots;
    private final int[] from;
    private final @Nullable FactColumns columns;

    /**
     * @param deciding the number of the column that decides, among {@link LineSteps#deciding}; -1
     *     if none does
     * @param is the number of the text that it must hold
     * @param at the column of the instant
     * @param slots the slots to be filled, the instant left out
     * @param from the column of each; -1 for absent ones
     */
    Step(int deciding, int is, int at, int[] slots, int[] from, @Nullable FactColumns columns) {
      this.deciding = deciding;
      this.is = is;
      this.at = at;
      this.slots = slots;
      this.from = from;
      this.columns = columns;
    }
  }

  /** A column that decides which steps are done. Mutable. */
  private static final class Deciding {
    private final int column;
    private int here;

    Deciding(int column) {
      this.column = column;
    }
  }

  LineSteps(LineFeed feed, LineCodes codes, FactColumns.Whole whole) {
    this.codes = codes;
    this.instants = new long[feed.steps().size()];
    for (LineFeed.Step step : feed.steps()) {
      steps.add(step(step, whole));
    }
  }

  private Step step(LineFeed.Step step, FactColumns.Whole whole) {
    int decides = step.when() < 0 ? -1 : deciding(step.when());
    int is = step.when() < 0 ? -1 : codes.add(step.when(), step.is());
    if (step.slots().isEmpty()) {
      return new Step(decides, is, step.at(), NONE, NONE, null);
    }
    Codes[] of = new Codes[step.type().fields().size()];
    Codes absent = new Codes();
    absent.add(Value.Absent.ABSENT);
    Arrays.fill(of, absent);
    int[] slots = step.slots().stream().mapToInt(s -> s).filter(s -> s != FactType.AT).toArray();
    int[] from = new int[slots.length];
    for (int i = 0; i < slots.length; i++) {
      from[i] = step.columns().get(step.slots().indexOf(slots[i]));
      of[slots[i]] = from[i] < 0 ? absent : codes.of(from[i]);
    }
    FactColumns made = new FactColumns(step.type(), step.number(), step.slots(), of, codes, whole);
    columns.add(made);
    return new Step(decides, is, step.at(), slots, from, made);
  }

  private int deciding(int column) {
    for (int i = 0; i < deciding.size(); i++) {
      if (deciding.get(i).column == column) {
        return i;
      }
    }
    deciding.add(new Deciding(column));
    return deciding.size() - 1;
  }

  /** What was made. */
  List<FactColumns> columns() {
    return columns;
  }

  /** Forgets what was made. */
  void clear() {
    columns.forEach(FactColumns::clear);
  }

  /**
   * Takes the line in the cells; false, and nothing is taken, if a condition cannot be decided by
   * them, or an instant is not of the usual form.
   */
  boolean take(int start, int line, Share share) {
    codes.stand();
    for (Deciding decides : deciding) {
      if (!codes.holdsText(decides.column)) {
        return false;
      }
      decides.here = codes.get(decides.column);
    }
    int known = -1;
    long instant = Long.MIN_VALUE;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (applies(step)) {
        if (step.at < 0) {
          return false;
        }
        if (step.at != known) {
          instant = codes.instant(step.at);
          known = step.at;
        }
        if (instant == Long.MIN_VALUE) {
          return false;
        }
        instants[i] = instant;
      }
    }
    share.record();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (applies(step)) {
        share.saw(instants[i]);
        fill(step, instants[i], start, line);
      }
    }
    return true;
  }

  private boolean applies(Step step) {
    return step.deciding < 0 || deciding.get(step.deciding).here == step.is;
  }

  private void fill(Step step, long instant, int start, int line) {
    FactColumns made = step.columns;
    if (made == null) {
      return;
    }
    int index = made.add(instant, line, start);
    for (int i = 0; i < step.slots.length; i++) {
      int[] column = made.column(step.slots[i]);
      if (column != null) {
        column[index] = step.from[i] < 0 ? 0 : codes.get(step.from[i]);
      }
    }
  }
}
