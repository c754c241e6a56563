package org.avow.engine.feed;

import java.util.List;
import java.util.Optional;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Frame;
import org.avow.engine.value.Row;
import org.avow.engine.value.Value;

/** What the names of a feed's expressions stand for; mutable, one record after another. */
final class RecordFrame implements Frame {
  private static final Value NO_ITEM = new Value.Unknown("there is no item here");

  private final Optional<String> id;
  private final Optional<String> part;
  private final Optional<String> stream;
  private Row source;
  private Value record = Value.Absent.ABSENT;
  private Value item = NO_ITEM;

  /**
   * The names {@code source.id}, {@code source.path}, {@code source.part}, {@code source.stream}.
   */
  private record SourceRow(List<Value> slots) implements Row {
    @Override
    public Value get(int slot) {
      return slots.get(slot);
    }
  }

  RecordFrame(String id, Optional<String> part, Optional<String> stream) {
    this.id = Optional.of(id);
    this.part = part;
    this.stream = stream;
    this.source = row(Optional.empty());
  }

  /** A file of the source begins. */
  void enter(String path) {
    source = row(Optional.of(path));
  }

  private Row row(Optional<String> path) {
    return new SourceRow(List.of(text(id), text(path), text(part), text(stream)));
  }

  private static Value text(Optional<String> value) {
    return value.isPresent() ? new Value.Text(value.get()) : Value.Absent.ABSENT;
  }

  /** The next record, without an item. */
  void stand(Value atRecord) {
    record = atRecord;
    item = NO_ITEM;
  }

  /** An item of the record. */
  void standAtItem(Value atItem) {
    item = atItem;
  }

  @Override
  public Row row(Binding binding) {
    return source;
  }

  @Override
  public Value whole(Binding binding) {
    return binding == Binding.ITEM ? item : record;
  }
}
