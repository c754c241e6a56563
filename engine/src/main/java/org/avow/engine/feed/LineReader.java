package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.SourceEvidence.UnreadableRecord;
import org.avow.engine.source.Cells;
import org.avow.engine.source.LineBlock;
import org.avow.engine.source.LineRecords;
import org.avow.engine.source.LineScanner;
import org.avow.engine.source.Pointer;
import org.avow.engine.source.Position;
import org.avow.engine.source.RawRecord;
import org.avow.engine.source.RecordSink;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads blocks of lines, plain lines by their bytes and others in full. Mutable, for one thread.
 */
final class LineReader {
  private final String source;
  private final LineFeed feed;
  private final FeedMapping mapping;
  private final RecordFrame frame;
  private final Cells cells;
  private final LineScanner scanner;
  private final LineValues values;
  private final LineRecords records = new LineRecords();
  private final LineBlock block;
  private final LineFacts facts;
  private final Set<FactType> read;
  private String path = "";

  /**
   * @param read the types of which somebody reads facts
   */
  LineReader(
      String source,
      LineFeed feed,
      FeedMapping mapping,
      RecordFrame frame,
      Set<FactType> read,
      int size) {
    this.source = source;
    this.feed = feed;
    this.mapping = mapping;
    this.frame = frame;
    this.read = read;
    this.cells = new Cells(feed.projection());
    this.scanner = new LineScanner(feed.projection(), cells);
    this.values = new LineValues(feed, cells);
    this.block = new LineBlock(size);
    this.facts = new LineFacts(source, mapping, records, block);
  }

  /** The block that is to be filled before it is read. */
  LineBlock block() {
    return block;
  }

  /** Reads the block; rows stay usable until it is filled again. */
  Share read(String ofPath) {
    path = ofPath;
    frame.enter(path);
    facts.stand(path);
    Share share = new Share();
    Sink sink = new Sink(share);
    if (block.tooLong()) {
      records.tooLong(block.firstLine(), sink);
      return share;
    }
    int line = block.firstLine();
    int at = 0;
    while (at < block.end()) {
      int next = scanner.scan(block, at);
      if (next < 0 || !plain(at, line, share)) {
        int end = block.lineEnd(at);
        records.read(block, at, end, line, sink);
        next = end + 1;
      }
      at = next;
      line++;
    }
    return share;
  }

  /** Makes rows of the cells; false if a condition cannot be decided by them. */
  private boolean plain(int start, int line, Share share) {
    values.stand(block.bytes());
    for (LineFeed.Step step : feed.steps()) {
      if (step.when() >= 0 && !(values.get(step.when()) instanceof Value.Text)) {
        return false;
      }
    }
    share.record();
    for (LineFeed.Step step : feed.steps()) {
      if (step.when() < 0 || values.get(step.when()).equals(step.is())) {
        make(step, start, line, share);
      }
    }
    return true;
  }

  private void make(LineFeed.Step step, int start, int line, Share share) {
    Value said = step.at() < 0 ? Value.Absent.ABSENT : values.get(step.at());
    Moment at = said instanceof Moment moment ? moment : Moment.ANY;
    share.saw(at, false);
    List<Integer> slots = step.slots();
    if (slots.isEmpty()) {
      return;
    }
    @Nullable Value[] row = new @Nullable Value[step.type().fields().size()];
    for (int i = 0; i < slots.size(); i++) {
      int column = step.columns().get(i);
      row[slots.get(i)] = column < 0 ? Value.Absent.ABSENT : values.get(column);
    }
    row[FactType.AT] = at;
    share.add(new LineRow(step, row, at, facts, line, start));
  }

  /** Takes what is read in full. */
  private final class Sink implements RecordSink {
    private final Share share;

    Sink(Share share) {
      this.share = share;
    }

    @Override
    public void record(RawRecord record) {
      List<Draft> drafts = new ArrayList<>(2);
      String defect = mapping.map(record, drafts);
      if (!defect.isEmpty()) {
        unreadable(record.mark().position(), record.pointer(), defect);
        return;
      }
      share.record();
      for (Draft draft : drafts) {
        Moment at = draft.at() instanceof Moment moment ? moment : Moment.ANY;
        Fact fact = draft.fact(at, place(draft.position(), draft.pointer()));
        share.saw(at, fact.doubtful());
        if (read.contains(fact.type())) {
          share.add(fact);
        }
      }
    }

    @Override
    public void unreadable(Position position, Pointer pointer, String reason) {
      share.unreadable(new UnreadableRecord(place(position, pointer), reason));
    }

    @Override
    public void lost(Position position, String reason) {
      unreadable(position, Pointer.ROOT, reason);
      share.problem("`" + path + "`, line " + position.line() + ": " + reason);
    }

    private Place place(Position position, Pointer pointer) {
      return new Place(source, path, position.line(), position.column(), pointer.toString());
    }
  }

  /** Takes a file in which no lines can be told apart. */
  RecordSink sink(String ofPath, Share share) {
    path = ofPath;
    frame.enter(path);
    return new Sink(share);
  }
}
