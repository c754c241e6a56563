package org.avow.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.avow.engine.evaluate.Effort;
import org.avow.engine.source.EvidenceFile;
import org.avow.engine.source.FileSupply;
import org.avow.engine.source.SourceFiles;

/**
 * Tells a person on a terminal how far a long run has come: one line of standard error that is
 * written over and cleared at the end. Readers add what they read to counters, once a buffer; a
 * thread of its own draws. Threads may share it.
 *
 * <p>Nothing is drawn in the first second, nor where nobody looks on.
 */
final class Progress implements AutoCloseable {
  /** Silence before the first line. */
  static final long PATIENCE = 1_000_000_000L;

  private static final long INTERVAL_MILLIS = 250;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final int width;
  private final long start;
  private final boolean shown;
  private final Effort effort;
  private final LongAdder read = new LongAdder();
  private final LongAdder opened = new LongAdder();
  private final LongAdder closed = new LongAdder();
  private final AtomicLong total = new AtomicLong();
  private final AtomicLong expected = new AtomicLong();
  private long opening;
  private boolean drawn;
  private boolean ended;

  /**
   * @param shown whether anything is drawn
   * @param start of the run, on the clock of {@link #tick}
   * @param effort what the run takes
   */
  Progress(PrintStream err, int width, boolean shown, long start, Effort effort) {
    this.err = err;
    this.effort = effort;
    this.width = width;
    this.shown = shown;
    this.start = start;
    this.opening = start;
  }

  /** Starts to draw, if somebody looks on and no part of the environment forbids it. */
  static Progress start(Surroundings surroundings, boolean quiet, Effort effort) {
    boolean shown =
        surroundings.errTerminal()
            && !quiet
            && !surroundings.environment().getOrDefault("TERM", "").equals("dumb");
    Progress progress =
        new Progress(
            surroundings.err(),
            surroundings.width() - 1,
            shown,
            shown ? nanos(surroundings.clock()) : 0,
            effort);
    if (shown) {
      Thread thread = new Thread(() -> progress.drawRegularly(surroundings.clock()), "progress");
      thread.setDaemon(true);
      thread.start();
    }
    return progress;
  }

  /**
   * The same files; what is read of them is counted.
   *
   * @param root the folder that their paths are relative to
   */
  FileSupply watch(FileSupply supply, Path root) {
    return !shown
        ? supply
        : (entry, diagnostics) -> {
          SourceFiles found = supply.find(entry, diagnostics);
          List<EvidenceFile> files = found.files().stream().map(f -> watched(f, root)).toList();
          return new SourceFiles(files, found.problem());
        };
  }

  private EvidenceFile watched(EvidenceFile file, Path root) {
    expected.incrementAndGet();
    total.addAndGet(size(file, root));
    return new EvidenceFile(
        file.path(), () -> new Watched(file.content().open()), file.observedAt());
  }

  private static long size(EvidenceFile file, Path root) {
    try {
      return Files.size(root.resolve(file.path()));
    } catch (IOException | InvalidPathException e) {
      return 0;
    }
  }

  private static long nanos(InstantSource clock) {
    return TimeUnit.MILLISECONDS.toNanos(clock.millis());
  }

  private synchronized void drawRegularly(InstantSource clock) {
    try {
      while (tick(nanos(clock))) {
        wait(INTERVAL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Draws, if it is time.
   *
   * @return whether the run goes on
   */
  synchronized boolean tick(long now) {
    if (opened.sum() == 0) {
      opening = now;
    }
    if (shown && !ended && now - start >= PATIENCE) {
      err.print(CLEAR + line(now).text(width));
      err.flush();
      drawn = true;
    }
    return !ended;
  }

  private ProgressLine line(long now) {
    long done = closed.sum();
    return new ProgressLine(
        read.sum(),
        total.get(),
        opened.sum(),
        done > 0 && done >= expected.get(),
        effort.count(Effort.Count.FACTS),
        effort.count(Effort.Count.FINDINGS),
        now - start,
        now - opening);
  }

  /** Clears the line; nothing is drawn from now on. */
  @Override
  public synchronized void close() {
    ended = true;
    notifyAll();
    if (drawn) {
      err.print(CLEAR);
      err.flush();
      drawn = false;
    }
  }

  /** Counts the bytes that pass. */
  private final class Watched extends FilterInputStream {
    Watched(InputStream in) {
      super(in);
      opened.increment();
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      read.add(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = in.read(buffer, offset, length);
      read.add(Math.max(0, count));
      return count;
    }

    @Override
    public void close() throws IOException {
      closed.increment();
      in.close();
    }
  }
}
