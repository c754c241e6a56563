package org.avow.server;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets so many checks run at a time, and none once the server stops. Threads share it. */
final class Admission {
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int running;
  private boolean stopping;

  Admission(int most) {
    this.most = most;
  }

  /**
   * Starts a check, which ends with {@link #leave}.
   *
   * @throws Problem if as many run as may, or the server stops
   */
  void enter() {
    lock.lock();
    try {
      if (stopping) {
        throw new Problem(
                Problem.Kind.UNAVAILABLE, "the server is stopping", "ask again, or another server")
            .with("Retry-After", "5");
      }
      if (running == most) {
        throw new Problem(
                Problem.Kind.TOO_MANY,
                "as many checks run as may run at a time: " + most,
                "ask again when others have finished; the operator sets `--max-checks`")
            .with("Retry-After", "1");
      }
      running++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A check that was let in has ended. */
  void leave() {
    lock.lock();
    try {
      running--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody in any more. */
  void stop() {
    lock.lock();
    try {
      stopping = true;
    } finally {
      lock.unlock();
    }
  }

  boolean stopping() {
    lock.lock();
    try {
      return stopping;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until so many run; false if they do not within that time. */
  boolean awaitRunning(int checks, Duration time) throws InterruptedException {
    long nanos = time.toNanos();
    lock.lock();
    try {
      while (running < checks) {
        if (nanos <= 0) {
          return false;
        }
        nanos = changed.awaitNanos(nanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
