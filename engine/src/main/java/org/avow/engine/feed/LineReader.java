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

/**
 * Reads blocks of lines, plain lines by their bytes and others in full. Mutable, for one thread.
 */
final class LineReader {
  private final String source;
  private final FeedMapping mapping;
  private final RecordFrame frame;
  private final LineScanner scanner;
  private final LineCodes codes;
  private final LineSteps steps;
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
    this.mapping = mapping;
    this.frame = frame;
    this.read = read;
    Cells cells = new Cells(feed.projection());
    this.scanner = new LineScanner(feed.projection(), cells);
    this.codes = new LineCodes(feed, cells);
    this.block = new LineBlock(size);
    this.facts = new LineFacts(source, feed, mapping, records, block);
    this.steps = new LineSteps(feed, codes, facts);
  }

  /** The block that is to be filled before it is read. */
  LineBlock block() {
    return block;
  }

  /** Reads the block; columns stay usable until it is filled again. */
  Share read(String ofPath) {
    path = ofPath;
    frame.enter(path);
    facts.enter(path);
    steps.clear();
    Share share = new Share();
    Sink sink = new Sink(share);
    if (block.tooLong()) {
      records.tooLong(block.firstLine(), sink);
      return share;
    }
    codes.enter(block.bytes());
    int line = block.firstLine();
    int at = 0;
    while (at < block.end()) {
      int next = scanner.scan(block, at);
      if (next < 0 || !steps.take(at, line, share)) {
        int end = block.lineEnd(at);
        records.read(block, at, end, line, sink);
        next = end + 1;
      }
      at = next;
      line++;
    }
    return share;
  }

  /** What was read last, or what a share holds of another file. */
  Batch batch(Share share) {
    return new Batch(steps.columns(), share.facts());
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
    steps.clear();
    return new Sink(share);
  }
}
