package org.avow.engine.task;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands one thing after the other to another thread, which works on them in that order. Where there
 * is no processor or no thread to spare, the work is done at once. What the work throws is thrown
 * to whoever hands over the next thing, and no more work is done. For one thread.
 *
 * @param <T> what is handed over; it must not change afterwards
 */
public final class Pipe<T> implements AutoCloseable {
  private static final int WAITING = 4;

  private final BlockingQueue<Optional<T>> queue = new ArrayBlockingQueue<>(WAITING);
  private final Consumer<? super T> work;
  private final Optional<Thread> thread;
  private volatile @Nullable Throwable failure;

  /**
   * @param name of the thread
   * @param work what is done with each thing
   */
  public Pipe(String name, Consumer<? super T> work) {
    this.work = work;
    this.thread = Tasks.beside(name, this::takeAll);
  }

  /** Hands over one thing. Waits while too many are waiting already. */
  public void put(T thing) {
    rethrow();
    if (thread.isPresent()) {
      enqueue(Optional.of(thing));
    } else {
      attempt(thing);
      rethrow();
    }
  }

  /** Waits until all is done. Nothing may be handed over any more. */
  public void finish() {
    if (thread.isPresent()) {
      enqueue(Optional.empty());
      Tasks.join(thread.get());
    }
    rethrow();
  }

  /** Ends the other thread, if it has not ended, without what is still waiting. */
  @Override
  public void close() {
    thread.filter(Thread::isAlive).ifPresent(Thread::interrupt);
    thread.ifPresent(Tasks::join);
  }

  private void rethrow() {
    Throwable failed = failure;
    if (failed != null) {
      Tasks.rethrow(failed);
    }
  }

  /** Waits for room also when it is interrupted, for the other thread makes some. */
  private void enqueue(Optional<T> thing) {
    boolean interrupted = false;
    while (true) {
      try {
        queue.put(thing);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeAll() {
    try {
      Optional<T> next = queue.take();
      while (next.isPresent()) {
        attempt(next.get());
        next = queue.take();
      }
    } catch (InterruptedException e) {
      // INVARIANT (closed): only `close` interrupts this thread
    }
  }

  /** Goes on taking when it has failed: whoever hands over must not wait for ever. */
  private void attempt(T thing) {
    if (failure == null) {
      try {
        work.accept(thing);
      } catch (Throwable e) { // thrown to the other thread, whatever it is
        failure = e;
      }
    }
  }
}
