package org.avow.server;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Counts the requests whose answers are not yet written to their end. Threads share it. */
final class InFlight extends Handler.Wrapper {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private int count;

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    add(1);
    Request.addCompletionListener(request, failure -> add(-1));
    return super.handle(request, response, callback);
  }

  private void add(int requests) {
    lock.lock();
    try {
      count += requests;
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until none is left; false if there still is one after that time. */
  boolean awaitNone(Duration time) throws InterruptedException {
    long nanos = time.toNanos();
    lock.lock();
    try {
      while (count > 0) {
        if (nanos <= 0) {
          return false;
        }
        nanos = left.awaitNanos(nanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
