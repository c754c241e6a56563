package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.policy.FeedDefinition;
import org.avow.engine.policy.FeedDefinition.Making;
import org.avow.engine.source.Projection;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/**
 * A feed of which every line makes events, of mere paths into its record: what somebody reads of a
 * line can be taken out of its bytes. Immutable; threads may share it.
 *
 * @param projection the paths
 * @param columns what is made of the paths
 * @param steps the feed's makings
 */
record LineFeed(Projection projection, List<Column> columns, List<Step> steps) {
  LineFeed {
    columns = List.copyOf(columns);
    steps = List.copyOf(steps);
  }

  /** A path as a value of some type. */
  record Column(int cell, Type type) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Column that && cell == that.cell && type.equals(that.type);
    }

    @Override
    public int hashCode() {
      return 31 * cell + type.hashCode();
    }
  }

  /**
   * A making.
   *
   * @param when the column of text that decides; -1 if all records count
   * @param is what it must be
   * @param at the column of the instant; -1 if there is none
   * @param slots the slots that somebody reads; none if nobody reads facts of the type
   * @param columns the column of each of these; -1 for absent ones
   * @param whole whether these are all that the feed gives a fact
   * @param number which making of its type it is in the feed, from 1
   */
  record Step(
      FactType type,
      int when,
      Value.Text is,
      int at,
      List<Integer> slots,
      List<Integer> columns,
      boolean whole,
      int number) {
    Step {
      slots = List.copyOf(slots);
      columns = List.copyOf(columns);
    }
  }

  /** Whether the columns of a making hold all that the feed gives its facts. */
  boolean isWhole(FactType type, int number) {
    return steps.stream()
        .anyMatch(step -> step.type() == type && step.number() == number && step.whole());
  }

  /**
   * The feed as it is read by paths.
   *
   * @param reads the slots that are read of every type
   * @return empty if it computes anything that is read, or makes anything but events
   */
  static Optional<LineFeed> of(FeedDefinition feed, Function<FactType, Set<Integer>> reads) {
    return of(feed, reads, detour -> {});
  }

  /**
   * The feed as it is read by paths.
   *
   * @param detours takes the first reason why it is not
   */
  static Optional<LineFeed> of(
      FeedDefinition feed, Function<FactType, Set<Integer>> reads, Consumer<Detour> detours) {
    if (feed.records().isPresent()) {
      detours.accept(Detour.of(Detour.Kind.RECORDS));
      return Optional.empty();
    }
    Drawing drawing = new Drawing(detours);
    List<Step> steps = new ArrayList<>();
    Map<FactType, Integer> numbers = new LinkedHashMap<>();
    for (Making making : feed.rules()) {
      int number = numbers.merge(making.type(), 1, Integer::sum);
      Optional<Step> step = drawing.step(making, reads.apply(making.type()), number);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      steps.add(step.get());
    }
    return Optional.of(new LineFeed(drawing.projection, drawing.columns, steps));
  }

  /** Collects paths and columns. Mutable, for one feed. */
  private static final class Drawing {
    private static final Value.Text NOTHING = new Value.Text("");

    private final Projection projection = new Projection();
    private final List<Column> columns = new ArrayList<>();
    private final Consumer<Detour> detours;

    Drawing(Consumer<Detour> detours) {
      this.detours = detours;
    }

    Optional<Step> step(Making making, Set<Integer> reads, int number) {
      if (making.each().isPresent() || making.type().isState()) {
        boolean each = making.each().isPresent();
        detours.accept(Detour.of(each ? Detour.Kind.EACH : Detour.Kind.STATE_TYPE, making.type()));
        return Optional.empty();
      }
      Optional<Equality> condition = making.when().flatMap(when -> equality(when.root()));
      if (making.when().isPresent() && condition.isEmpty()) {
        detours.accept(Detour.of(Detour.Kind.CONDITION, making.type()));
        return Optional.empty();
      }
      int when = condition.map(c -> column(c.path(), Type.Scalar.STRING)).orElse(-1);
      Value.Text is = condition.map(Equality::text).orElse(NOTHING);
      List<Integer> slots = List.copyOf(reads);
      List<Integer> of = new ArrayList<>();
      for (int slot : slots) {
        Optional<Integer> column = column(making, making.type().fields().get(slot));
        if (column.isEmpty()) {
          return Optional.empty();
        }
        of.add(column.get());
      }
      Optional<Integer> at = column(making, making.type().fields().get(FactType.AT));
      boolean whole =
          making.type().fields().stream()
              .allMatch(f -> reads.contains(f.slot()) || !making.fields().containsKey(f));
      return at.map(column -> new Step(making.type(), when, is, column, slots, of, whole, number));
    }

    /** The column of a field, -1 if it is absent; empty if it is computed. */
    private Optional<Integer> column(Making making, Field field) {
      Expression mapped = making.fields().get(field);
      if (mapped == null) {
        return Optional.of(-1);
      }
      Optional<Integer> column = path(mapped.root()).map(path -> column(path, field.type()));
      if (column.isEmpty()) {
        detours.accept(Detour.of(Detour.Kind.COMPUTED_FIELD, making.type(), field));
      }
      return column;
    }

    private int column(List<String> path, Type type) {
      Column column = new Column(projection.cell(path), type);
      int known = columns.indexOf(column);
      if (known >= 0) {
        return known;
      }
      columns.add(column);
      return columns.size() - 1;
    }
  }

  private record Equality(List<String> path, Value.Text text) {}

  /** {@code record.a.b == 'text'}, either way round. */
  private static Optional<Equality> equality(Term term) {
    if (!(term instanceof Term.Call call)
        || call.function() != org.avow.engine.expression.Function.EQUAL) {
      return Optional.empty();
    }
    Term left = call.arguments().get(0);
    Term right = call.arguments().get(1);
    Term constant = left instanceof Term.Constant ? left : right;
    Term other = left instanceof Term.Constant ? right : left;
    return constant instanceof Term.Constant known && known.value() instanceof Value.Text text
        ? path(other).map(path -> new Equality(path, text))
        : Optional.empty();
  }

  /** The keys of a path into the record; empty if the term is anything else. */
  private static Optional<List<String>> path(Term term) {
    if (term instanceof Term.Select select) {
      if (select.operand() instanceof Term.Whole whole) {
        return whole.binding() == Binding.RECORD
            ? Optional.of(List.of(select.key()))
            : Optional.empty();
      }
      return path(select.operand())
          .map(
              before -> {
                List<String> path = new ArrayList<>(before);
                path.add(select.key());
                return path;
              });
    }
    return Optional.empty();
  }
}
