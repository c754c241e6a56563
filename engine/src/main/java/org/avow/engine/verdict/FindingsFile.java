package org.avow.engine.verdict;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.task.Pipe;
import org.avow.engine.text.Sha256;

/**
 * The full sorted findings file: one canonical JSON object a line, in the order in which they are
 * added (semantics 7.2). Only its digest is kept. Where there are many, another thread writes them
 * while the next are put into words. Mutable, for one thread.
 */
final class FindingsFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int BATCH = 1_024;

  private final MessageDigest digest = Sha256.start();
  private final JsonBytes lines = new JsonBytes();
  private final OutputStream out;
  private List<Line> batch = new ArrayList<>();
  private Optional<Pipe<List<Line>>> pipe = Optional.empty();

  /**
   * @param out takes the bytes
   */
  FindingsFile(OutputStream out) {
    this.out = out;
  }

  private record Line(RuleName rule, FindingEntry finding) {}

  /**
   * Adds a finding.
   *
   * @throws UncheckedIOException if this one or one before it cannot be written
   */
  void add(RuleName rule, FindingEntry finding) {
    batch.add(new Line(rule, finding));
    if (batch.size() == BATCH) {
      if (pipe.isEmpty()) {
        pipe = Optional.of(new Pipe<>("findings", this::write));
      }
      pipe.get().put(batch);
      batch = new ArrayList<>(BATCH);
    }
  }

  private void write(List<Line> findings) {
    for (Line line : findings) {
      FindingLine.write(line.rule, line.finding, lines);
      if (lines.length() >= BUFFER) {
        write();
      }
    }
  }

  private void write() {
    digest.update(lines.array(), 0, lines.length());
    try {
      out.write(lines.array(), 0, lines.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines.clear();
  }

  /**
   * Writes what is left.
   *
   * @return the digest of the whole
   */
  Sha256 finish() {
    pipe.ifPresent(Pipe::finish);
    write(batch);
    write();
    return Sha256.finish(digest);
  }

  /** Ends what goes on beside; nothing is written any more. */
  @Override
  public void close() {
    pipe.ifPresent(Pipe::close);
  }
}
