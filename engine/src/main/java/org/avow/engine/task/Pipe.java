package org.avow.engine.task;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands one thing after the other to another thread, which works on them in that order. Where there
 * is no processor or no thread to spare, the work is done at once. What the work throws is thrown
 * to whoever hands over the next thing, and no more work is done. For one thread.
 *
 * @param <T> what is handed over; it must not change afterwards
 */
public final class Pipe<T> {
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
      work.accept(thing);
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

  private void rethrow() {
    Throwable failed = failure;
    if (failed != null) {
      Tasks.rethrow(failed);
    }
  }

  private void enqueue(Optional<T> thing) {
    try {
      queue.put(thing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
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
      failure = e;
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
