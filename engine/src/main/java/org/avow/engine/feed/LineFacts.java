package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactColumns;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.source.LineBlock;
import org.avow.engine.source.LineRecords;
import org.avow.engine.source.Pointer;
import org.avow.engine.source.Position;
import org.avow.engine.source.RawRecord;
import org.avow.engine.source.RecordSink;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/**
 * Whole facts of the lines of a block: where columns do not hold all that the feed gives a fact,
 * its line is read once more, in full. Mutable, for one thread.
 */
final class LineFacts implements FactColumns.Whole {
  private final String source;
  private final LineFeed feed;
  private final LineRecords records;
  private final FeedMapping mapping;
  private final LineBlock block;
  private String path = "";
  private int lastStart = -1;
  private List<Fact> last = List.of();

  LineFacts(
      String source, LineFeed feed, FeedMapping mapping, LineRecords records, LineBlock block) {
    this.source = source;
    this.feed = feed;
    this.mapping = mapping;
    this.records = records;
    this.block = block;
  }

  /** The block holds other lines. */
  void enter(String ofPath) {
    path = ofPath;
    lastStart = -1;
  }

  @Override
  public Place origin(FactColumns columns) {
    return new Place(source, path, 0, 1, pointer(columns.number()));
  }

  private static String pointer(int number) {
    return number == 1 ? "" : Pointer.ROOT.part(number).toString();
  }

  @Override
  public Fact of(FactColumns columns, int index) {
    int number = columns.number();
    int line = columns.line(index);
    if (feed.isWhole(columns.type(), number)) {
      Value[] slots = new Value[columns.type().fields().size()];
      Arrays.fill(slots, Value.Absent.ABSENT);
      for (int slot = 0; slot < slots.length; slot++) {
        if (slot == FactType.AT || columns.column(slot) != null) {
          slots[slot] = columns.value(slot, index);
        }
      }
      Place place = new Place(source, path, line, 1, pointer(number));
      return Fact.over(columns.type(), slots, place, false);
    }
    int start = columns.start(index);
    if (lastStart != start) {
      last = read(line, start);
      lastStart = start;
    }
    String pointer = pointer(number);
    for (Fact fact : last) {
      if (fact.type() == columns.type() && fact.place().pointer().equals(pointer)) {
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
