package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.avow.engine.source.EvidenceFile;

/**
 * Reads the files of a source, small ones several at a time, and tells of them in their order.
 * Mutable, for one source.
 */
final class FilesReading {
  /** Larger files are not kept in memory while they wait for their turn. */
  private static final long SMALL = 1 << 20;

  private static final long BATCH_BYTES = 32 << 20;
  private static final int BATCH = 2048;

  /** So many files are worth a thread. */
  private static final int SHARE = 8;

  private final Supplier<FileMapping> mappings;
  private final SourceReading reading;
  private final Workers workers;
  private final Queue<FileMapping> idle = new ConcurrentLinkedQueue<>();
  private final List<EvidenceFile> batch = new ArrayList<>();
  private long bytes;

  private record Read(ReadAhead records, FileMapping.Result result) {}

  /**
   * @param mappings one for each thread
   * @param reading is told of the files
   */
  FilesReading(Supplier<FileMapping> mappings, SourceReading reading, Workers workers) {
    this.mappings = mappings;
    this.reading = reading;
    this.workers = workers;
  }

  /** Reads all of them. */
  void read(List<EvidenceFile> files) {
    for (EvidenceFile file : files) {
      long size = workers.threads() > 1 ? file.content().size() : 0;
      boolean small = size > 0 && size <= SMALL;
      if (!small || batch.size() == BATCH || bytes + size > BATCH_BYTES) {
        readBatch();
      }
      if (small) {
        batch.add(file);
        bytes += size;
      } else {
        readNow(file);
      }
    }
    readBatch();
  }

  private void readNow(EvidenceFile file) {
    FileMapping mapping = mapping();
    reading.begin(file);
    reading.end(mapping.read(file, reading));
    idle.add(mapping);
  }

  private void readBatch() {
    if (batch.size() < 2 * SHARE) {
      batch.forEach(this::readNow);
    } else {
      AtomicReferenceArray<Read> done = readAll();
      for (int i = 0; i < batch.size(); i++) {
        Read read = done.getAndSet(i, null);
        reading.begin(batch.get(i));
        read.records().tell(reading);
        reading.end(read.result());
      }
    }
    batch.clear();
    bytes = 0;
  }

  private AtomicReferenceArray<Read> readAll() {
    AtomicReferenceArray<Read> done = new AtomicReferenceArray<>(batch.size());
    AtomicInteger next = new AtomicInteger();
    workers.run(
        batch.size() / SHARE,
        () -> {
          FileMapping mapping = mapping();
          for (int i = next.getAndIncrement(); i < batch.size(); i = next.getAndIncrement()) {
            ReadAhead records = new ReadAhead();
            FileMapping.Result result = mapping.read(batch.get(i), records);
            done.set(i, new Read(records, result));
          }
          idle.add(mapping);
        });
    return done;
  }

  private FileMapping mapping() {
    FileMapping known = idle.poll();
    return known == null ? mappings.get() : known;
  }
}
