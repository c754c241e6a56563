package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.source.Pointer;
import org.avow.engine.source.Position;
import org.avow.engine.source.RawRecord;
import org.avow.engine.source.RecordSink;

/** Maps the records of one file. Mutable, for one thread. */
final class RecordMapping implements RecordSink {
  private final Mapping mapping;
  private final ObservationOfFile observation;
  private final FileRecords records;

  RecordMapping(Mapping mapping, ObservationOfFile observation, FileRecords records) {
    this.mapping = mapping;
    this.observation = observation;
    this.records = records;
  }

  @Override
  public void record(RawRecord record) {
    List<Draft> drafts = new ArrayList<>(2);
    String defect = mapping.map(record, drafts);
    if (!defect.isEmpty()) {
      unreadable(record.mark().position(), record.pointer(), defect);
      return;
    }
    Optional<Long> observed = observation.of(record.content());
    for (Draft draft : drafts) {
      if (draft.type().isState() && draft.observed(observed).isEmpty()) {
        String reason = "no instant of observation, or none that can be read";
        unreadable(record.mark().position(), record.pointer(), reason);
        return;
      }
    }
    records.mapped(drafts, observed);
  }

  @Override
  public void unreadable(Position position, Pointer pointer, String reason) {
    records.unreadable(position, pointer, reason);
  }

  @Override
  public void lost(Position position, String reason) {
    records.lost(position, reason);
  }
}
