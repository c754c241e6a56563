package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Lowering;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.FieldConversion;
import org.avow.engine.policy.FeedDefinition;
import org.avow.engine.policy.FeedDefinition.Making;
import org.avow.engine.source.RawRecord;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Maps records by the expressions of a {@code feed:} document. */
final class FeedMapping implements Mapping {
  private final RecordFrame frame;
  private final List<Step> steps;

  /**
   * A lowered making.
   *
   * @param path of {@code each}, if it is a mere path
   * @param number which making of its type it is in the feed, from 1
   */
  private record Step(
      FactType type,
      @Nullable Evaluator when,
      @Nullable Evaluator each,
      Optional<List<String>> path,
      List<@Nullable Evaluator> fields,
      int number) {}

  FeedMapping(FeedDefinition feed, RecordFrame frame) {
    this.frame = frame;
    Map<FactType, Integer> numbers = new LinkedHashMap<>();
    List<Step> lowered = new ArrayList<>();
    for (Making making : feed.rules()) {
      lowered.add(step(making, numbers.merge(making.type(), 1, Integer::sum)));
    }
    this.steps = List.copyOf(lowered);
  }

  private static Step step(Making making, int number) {
    List<@Nullable Evaluator> fields = new ArrayList<>();
    for (Field field : making.type().fields()) {
      var mapped = making.fields().get(field);
      fields.add(mapped == null ? null : Lowering.lower(mapped));
    }
    return new Step(
        making.type(),
        making.when().map(Lowering::lower).orElse(null),
        making.each().map(Lowering::lower).orElse(null),
        making.each().flatMap(RecordPath::of),
        fields,
        number);
  }

  @Override
  public List<FactType> makes() {
    return steps.stream().map(Step::type).distinct().toList();
  }

  @Override
  public List<FactType> possible() {
    return makes();
  }

  @Override
  public boolean needsMarks() {
    return steps.stream().anyMatch(step -> step.each() != null);
  }

  @Override
  public String map(RawRecord record, List<Draft> drafts) {
    Spot whole = Spot.of(record);
    for (Step step : steps) {
      frame.stand(record.content());
      Evaluator each = step.each();
      if (each == null) {
        make(step, whole, false, drafts);
      } else {
        Value range = each.evaluate(frame);
        if (!eachOf(range, step, whole, drafts)) {
          return "what `each` of the feed names is neither a list nor a mapping";
        }
      }
    }
    return "";
  }

  /** Makes a fact an element; false if there can be no elements. */
  private boolean eachOf(Value range, Step step, Spot whole, List<Draft> drafts) {
    Optional<Spot> spot = step.path().map(whole::follow);
    if (range instanceof Value.Items items) {
      int ordinal = 0;
      for (Value element : items.elements()) {
        frame.standAtItem(element);
        make(step, place(spot, whole, ordinal++, element), false, drafts);
      }
    } else if (range instanceof Value.Tree tree) {
      int ordinal = 0;
      for (Map.Entry<String, Value> entry : tree.entries().entrySet()) {
        frame.standAtItem(item(entry));
        make(step, place(spot, whole, ordinal++, entry.getValue()), false, drafts);
      }
      if (tree.isOpen()) {
        frame.standAtItem(tree.missing());
        make(step, whole, true, drafts);
      }
    } else if (range instanceof Value.Unknown || range instanceof Value.Present) {
      frame.standAtItem(range);
      make(step, whole, true, drafts);
    }
    return !range.isKnown() || range instanceof Value.Items || range instanceof Value.Tree;
  }

  private static Spot place(Optional<Spot> list, Spot whole, int ordinal, Value element) {
    return list.isPresent() ? list.get().element(ordinal, element) : whole.part(ordinal + 1);
  }

  /** An entry of a mapping as an item: {@code item.key}, {@code item.value}. */
  private static Value item(Map.Entry<String, Value> entry) {
    Map<String, Value> pair = new LinkedHashMap<>();
    pair.put("key", new Value.Text(entry.getKey()));
    pair.put("value", entry.getValue());
    return new Value.Tree(pair);
  }

  private void make(Step step, Spot spot, boolean doubtful, List<Draft> drafts) {
    Truth wanted = step.when() == null ? Truth.TRUE : step.when().truth(frame);
    if (wanted.isFalse()) {
      return;
    }
    List<Value> slots = new ArrayList<>(step.fields().size());
    int slot = 0;
    for (Field field : step.type().fields()) {
      Evaluator mapped = step.fields().get(slot++);
      slots.add(
          mapped == null
              ? Value.Absent.ABSENT
              : FieldConversion.convert(field.type(), mapped.evaluate(frame)));
    }
    Spot place = step.number() == 1 ? spot : spot.part(step.number());
    drafts.add(
        new Draft(
            step.type(),
            slots,
            place.mark().position(),
            place.pointer(),
            doubtful || !wanted.isTrue()));
  }
}
