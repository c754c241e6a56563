package org.avow.engine.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Does work in several threads at once, or beside what comes next; a thread ends when its work
 * does.
 */
public final class Tasks {
  private Tasks() {}

  /**
   * Does the same in several threads, this one included, and returns when all are done. What one of
   * them throws is thrown here.
   *
   * @param threads how many, at least 1
   * @param work takes one share after the other until none is left
   */
  public static void run(long threads, Runnable work) {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Runnable guarded =
        () -> {
          try {
            work.run();
          } catch (Throwable e) { // handed to the caller, whatever it is
            failure.compareAndSet(null, e);
          }
        };
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      Thread thread = new Thread(guarded, "avow-" + i);
      thread.setDaemon(true);
      if (!starts(thread)) {
        break;
      }
      others.add(thread);
    }
    guarded.run();
    others.forEach(Tasks::join);
    Throwable failed = failure.get();
    if (failed != null) {
      throw rethrown(failed);
    }
  }

  /** What another thread threw, to be thrown by this one; errors are thrown here. */
  static RuntimeException rethrown(Throwable failed) {
    if (failed instanceof Error error) {
      throw error;
    }
    return failed instanceof RuntimeException e ? e : new CompletionException(failed);
  }

  /**
   * Begins work on another thread that is not waited for at the end of the process.
   *
   * @param name of the thread
   * @return the thread; empty if there can be no more of them
   */
  static Optional<Thread> beside(String name, Runnable work) {
    return begin(name, true, work);
  }

  /**
   * Does every job once, in any order and several at a time, and returns when all are done.
   *
   * @param threads how many work at a time, at least 1
   */
  public static void run(int threads, List<Runnable> jobs) {
    AtomicInteger next = new AtomicInteger();
    run(
        Math.min(threads, jobs.size()),
        () -> {
          for (int i = next.getAndIncrement(); i < jobs.size(); i = next.getAndIncrement()) {
            jobs.get(i).run();
          }
        });
  }

  /**
   * Begins to make ready on another thread what will be needed later, if there is a processor to
   * spare. What goes wrong goes wrong again where it is needed, and is told there.
   *
   * @param name of the thread
   */
  public static void ahead(String name, Runnable work) {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      begin(name, true, work);
    }
  }

  /**
   * Begins on another thread what need not be done before what comes next, but before the process
   * ends. What goes wrong is told to nobody.
   *
   * @param name of the thread
   * @return the thread; empty if there can be no more of them
   */
  public static Optional<Thread> aside(String name, Runnable work) {
    return begin(name, false, work);
  }

  private static Optional<Thread> begin(String name, boolean daemon, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(daemon);
    thread.setUncaughtExceptionHandler((t, e) -> {});
    return starts(thread) ? Optional.of(thread) : Optional.empty();
  }

  /**
   * Starts a thread, unless the system refuses more of them, which Java tells as want of memory.
   */
  private static boolean starts(Thread thread) {
    try {
      thread.start();
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  /** Waits until a thread has ended. */
  public static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
