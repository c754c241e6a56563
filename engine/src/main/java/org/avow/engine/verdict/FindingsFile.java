package org.avow.engine.verdict;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.avow.engine.evaluate.Finding;
import org.avow.engine.evaluate.FindingBatch;
import org.avow.engine.policy.Parameter;
import org.avow.engine.policy.Rule;
import org.avow.engine.task.InOrder;
import org.avow.engine.text.Sha256;

/**
 * The full sorted findings file: one canonical JSON object a line, in the order in which they are
 * added (semantics 7.2). Only its digest is kept. Where there are many, other threads help to put
 * them into words. Mutable, for one thread.
 */
final class FindingsFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** Lines that take more room are rare, and not kept for the next batch. */
  private static final int IDLE = 1 << 20;

  private final MessageDigest digest = Sha256.start();
  private final JsonBytes lines = new JsonBytes();
  private final OutputStream out;
  private final StandIns standIns;
  private final boolean alone;
  private final InOrder work;
  private final Queue<Lines> idle = new ConcurrentLinkedQueue<>();

  /**
   * @param out takes the bytes
   * @param standIns asked in the order of the findings
   * @param threads how many may work, this one included
   */
  FindingsFile(OutputStream out, StandIns standIns, int threads) {
    this.out = out;
    this.standIns = standIns;
    this.alone = threads == 1;
    this.work = new InOrder("findings", threads);
  }

  /** Lines that wait until those before them are written. Mutable, for one thread at a time. */
  private static final class Lines {
    private final Marks marks = new Marks();
    private final JsonBytes json = new JsonBytes(marks);

    void write(RuleName name, Rule rule, List<Parameter> parameters, FindingBatch findings) {
      FindingWriter writer = new FindingWriter(rule, parameters, marks);
      for (Finding finding : findings) {
        FindingLine.write(name, writer.write(finding), json);
      }
    }
  }

  /** Whether no other thread can help. */
  boolean isAlone() {
    return alone;
  }

  /**
   * Does something when all findings before it are written.
   *
   * @param doing may {@link #write} findings
   */
  void then(Runnable doing) {
    work.then(doing);
  }

  /**
   * Writes a finding: within {@link #then}, where batches were added before it.
   *
   * @throws UncheckedIOException if this one or one before it cannot be written
   */
  void write(RuleName rule, FindingEntry finding) {
    FindingLine.write(rule, finding, lines);
    if (lines.length() >= BUFFER) {
      write();
    }
  }

  /**
   * Adds findings of a rule, which are not always written at once.
   *
   * @param parameters of its policy
   * @throws UncheckedIOException if findings before them cannot be written
   */
  void add(RuleName name, Rule rule, List<Parameter> parameters, FindingBatch findings) {
    work.add(
        () -> {
          Lines known = idle.poll();
          Lines batch = known == null ? new Lines() : known;
          batch.write(name, rule, parameters, findings);
          return () -> write(batch);
        });
  }

  private void write(Lines batch) {
    if (batch.marks.isEmpty()) {
      write();
      write(batch.json);
    } else {
      lines.append(batch.json, batch.marks.resolve(standIns));
      write();
    }
    batch.json.clear();
    if (batch.json.array().length <= IDLE) {
      idle.add(batch);
    }
  }

  private void write() {
    write(lines);
    lines.clear();
  }

  private void write(JsonBytes bytes) {
    digest.update(bytes.array(), 0, bytes.length());
    try {
      out.write(bytes.array(), 0, bytes.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes what is left.
   *
   * @return the digest of the whole
   */
  Sha256 finish() {
    work.finish();
    write();
    return Sha256.finish(digest);
  }

  /** Ends what goes on beside; nothing is written any more. */
  @Override
  public void close() {
    work.close();
  }
}
