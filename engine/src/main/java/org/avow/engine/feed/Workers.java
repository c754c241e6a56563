package org.avow.engine.feed;

import java.util.List;
import org.avow.engine.task.Tasks;

/**
 * How work is shared out; nothing of it changes a result. Immutable.
 *
 * @param threads how many work at a time, at least 1
 * @param block bytes of a file that are read as one share
 * @param parts into how many parts facts that look at each other are divided, at most 65,536
 * @param room bytes of such facts that are held in memory; what is more goes to a temporary file
 * @param together bytes of such facts for which it does not pay to judge them apart
 */
public record Workers(int threads, int block, int parts, long room, long together) {
  private static final int BLOCK = 4 << 20;
  private static final int PARTS = 64;
  private static final long ROOM = 128L << 20;
  private static final long TOGETHER = 256L << 10;

  public Workers {
    if (threads < 1 || block < 1 || parts < 1 || parts > 1 << 16 || room < 0 || together < 0) {
      throw new IllegalArgumentException("workers " + threads + " " + block + " " + parts);
    }
  }

  /** As many as there are processors. */
  public static Workers all() {
    Runtime runtime = Runtime.getRuntime();
    long room = Math.min(ROOM, runtime.maxMemory() / 8);
    return new Workers(runtime.availableProcessors(), BLOCK, PARTS, room, TOGETHER);
  }

  /** Workers with the usual room, which judge every part apart. */
  public Workers(int threads, int block, int parts) {
    this(threads, block, parts, ROOM);
  }

  /** Workers that judge every part apart. */
  public Workers(int threads, int block, int parts, long room) {
    this(threads, block, parts, room, 0);
  }

  /**
   * Does the same in every thread, this one included, and returns when all are done.
   *
   * @param shares about how many there are; so many threads are enough
   * @param work takes one share after the other until none is left
   */
  public void run(long shares, Runnable work) {
    Tasks.run(Math.min(threads, shares), work);
  }

  /** Does every job once, in any order and several at a time, and returns when all are done. */
  public void run(List<Runnable> jobs) {
    Tasks.run(threads, jobs);
  }
}
