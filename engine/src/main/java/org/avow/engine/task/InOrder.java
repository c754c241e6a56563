package org.avow.engine.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Does work in two steps: the first ones in any order and several at a time, the second ones in the
 * order in which they were given, by the thread that gave them. A bounded number of first steps is
 * done ahead, and threads are begun as there is work for them; one thread does all at once. What a
 * step throws is thrown to whoever gives the next work or finishes. For one thread.
 */
public final class InOrder implements AutoCloseable {
  /** More threads than these would only wait for the one that does the second steps. */
  private static final int MOST = 7;

  /** So many first steps are done ahead for each thread. */
  private static final int AHEAD = 2;

  private final String name;
  private final int helpers;
  private final BlockingQueue<FutureTask<Runnable>> open = new LinkedBlockingQueue<>();
  private final Deque<FutureTask<Runnable>> order = new ArrayDeque<>();
  private final List<Thread> threads = new ArrayList<>();
  private boolean refused;
  private volatile boolean closed;

  /**
   * @param name of the other threads
   * @param threads how many may work, this one included
   */
  public InOrder(String name, int threads) {
    this.name = name;
    this.helpers = Math.min(MOST, threads - 1);
  }

  /**
   * Takes work.
   *
   * @param first may be done by any thread, beside others; gives the second step
   */
  public void add(Callable<Runnable> first) {
    FutureTask<Runnable> work = new FutureTask<>(first);
    if (helpers > 0) {
      open.add(work);
      if (order.size() > threads.size() && threads.size() < helpers && !refused) {
        Optional<Thread> thread = Tasks.beside(name, this::help);
        thread.ifPresent(threads::add);
        refused = thread.isEmpty();
      }
    }
    take(work);
  }

  /** Takes work that has a second step alone. */
  public void then(Runnable second) {
    take(new FutureTask<>(() -> second));
  }

  private void take(FutureTask<Runnable> work) {
    order.add(work);
    while (order.size() > (helpers == 0 ? 0 : AHEAD * (1 + threads.size()))) {
      doNext();
    }
  }

  /** Waits until all is done. */
  public void finish() {
    while (!order.isEmpty()) {
      doNext();
    }
  }

  /** Ends the other threads, without what is not begun. */
  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
    threads.forEach(Tasks::join);
  }

  private void help() {
    try {
      while (!closed) {
        open.take().run();
      }
    } catch (InterruptedException e) {
      // INVARIANT (closed): only `close` interrupts this thread
    }
  }

  private void doNext() {
    FutureTask<Runnable> next = order.remove();
    open.remove(next); // nobody holds what it gives any longer than needed
    next.run(); // does nothing if another thread has begun it
    Iterator<FutureTask<Runnable>> later = order.iterator();
    while (!next.isDone() && later.hasNext()) {
      later.next().run();
    }
    second(next).run();
  }

  /** Waits also when it is interrupted, for the other thread will be done. */
  private static Runnable second(FutureTask<Runnable> first) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return first.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw Tasks.rethrown(Objects.requireNonNull(e.getCause(), "a cause"));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
