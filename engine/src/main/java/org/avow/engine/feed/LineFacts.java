package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.Place;
import org.avow.engine.source.LineBlock;
import org.avow.engine.source.LineRecords;
import org.avow.engine.source.Pointer;
import org.avow.engine.source.Position;
import org.avow.engine.source.RawRecord;
import org.avow.engine.source.RecordSink;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Whole facts of the lines of a block: where a row does not hold all that the feed gives a fact,
 * its line is read once more, in full. Mutable, for one thread.
 */
final class LineFacts {
  private final String source;
  private final LineRecords records;
  private final FeedMapping mapping;
  private final LineBlock block;
  private String path = "";
  private int lastStart = -1;
  private List<Fact> last = List.of();

  LineFacts(String source, FeedMapping mapping, LineRecords records, LineBlock block) {
    this.source = source;
    this.mapping = mapping;
    this.records = records;
    this.block = block;
  }

  /** The block holds other lines. */
  void stand(String atPath) {
    path = atPath;
    lastStart = -1;
  }

  Fact of(LineFeed.Step step, @Nullable Value[] slots, int line, int start) {
    if (step.whole()) {
      Value[] all = new Value[slots.length];
      for (int i = 0; i < all.length; i++) {
        Value value = slots[i];
        all[i] = value == null ? Value.Absent.ABSENT : value;
      }
      String pointer = step.number() == 1 ? "" : Pointer.ROOT.part(step.number()).toString();
      return Fact.over(step.type(), all, new Place(source, path, line, 1, pointer), false);
    }
    if (lastStart != start) {
      last = read(line, start);
      lastStart = start;
    }
    String pointer = step.number() == 1 ? "" : Pointer.ROOT.part(step.number()).toString();
    for (Fact fact : last) {
      if (fact.type() == step.type() && fact.place().pointer().equals(pointer)) {
        return fact;
      }
    }
    throw new IllegalStateException("a line was read in two ways");
  }

  private List<Fact> read(int line, int start) {
    Collected collected = new Collected();
    records.read(block, start, block.lineEnd(start), line, collected);
    return collected.facts;
  }

  /** The facts of one line that is known to be a record. Mutable. */
  private final class Collected implements RecordSink {
    private final List<Fact> facts = new ArrayList<>(2);

    @Override
    public void record(RawRecord record) {
      List<Draft> drafts = new ArrayList<>(2);
      mapping.map(record, drafts);
      for (Draft draft : drafts) {
        Moment at = draft.at() instanceof Moment moment ? moment : Moment.ANY;
        Position position = draft.position();
        Place place =
            new Place(source, path, position.line(), position.column(), draft.pointer().toString());
        facts.add(draft.fact(at, place));
      }
    }

    @Override
    public void unreadable(Position position, Pointer pointer, String reason) {
      throw new IllegalStateException("a line was read in two ways");
    }

    @Override
    public void lost(Position position, String reason) {
      throw new IllegalStateException("a line was read in two ways");
    }
  }
}
