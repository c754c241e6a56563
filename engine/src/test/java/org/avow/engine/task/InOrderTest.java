package org.avow.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class InOrderTest {
  @Test
  void secondStepsKeepTheirOrder() {
    List<Integer> done = new ArrayList<>();
    List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    try (InOrder work = new InOrder("test", THREADS)) {
      for (int i = 0; i < 10_000; i++) {
        int number = i;
        if (i % 7 == 0) {
          work.then(() -> done.add(number));
        } else {
          work.add(
              () -> {
                threads.add(Thread.currentThread());
                return () -> {
                  assertThat(Thread.currentThread()).isSameAs(caller());
                  done.add(number);
                };
              });
        }
      }
      work.finish();
    }
    assertThat(done).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
    assertThat(threads).hasSize(10_000 - 1_429);
    assertThat(threads.stream().distinct().filter(thread -> thread != caller()))
        .noneMatch(Thread::isAlive);
  }

  private static final int THREADS = 3;

  private final Thread caller = Thread.currentThread();

  private Thread caller() {
    return caller;
  }

  @Test
  void firstStepsAreDoneBesideOthersAndNotTooFarAhead() throws InterruptedException {
    CountDownLatch met = new CountDownLatch(2);
    AtomicInteger ahead = new AtomicInteger();
    AtomicInteger farthest = new AtomicInteger();
    try (InOrder work = new InOrder("test", THREADS)) {
      for (int i = 0; i < 1_000; i++) {
        work.add(
            () -> {
              farthest.accumulateAndGet(ahead.incrementAndGet(), Math::max);
              met.countDown();
              met.await();
              return ahead::decrementAndGet;
            });
      }
      work.finish();
    }
    assertThat(farthest.get()).isBetween(2, 2 * THREADS + 1);
  }

  @Test
  void whatAFirstStepThrowsIsThrownInItsTurn() {
    List<Integer> done = new ArrayList<>();
    try (InOrder work = new InOrder("test", THREADS)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  int number = i;
                  work.add(
                      () -> {
                        if (number == 5) {
                          throw new IllegalStateException("five");
                        }
                        return () -> done.add(number);
                      });
                }
                work.finish();
              })
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("five");
    }
    assertThat(done).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void whatASecondStepThrowsIsThrown() {
    try (InOrder work = new InOrder("test", THREADS)) {
      work.add(
          () ->
              () -> {
                throw new StackOverflowError("deep");
              });
      assertThatThrownBy(work::finish).isInstanceOf(StackOverflowError.class).hasMessage("deep");
    }
  }

  /** Whoever gives work has failed: the other thread ends, though it is not done. */
  @Test
  void endsWhenItIsClosed() throws InterruptedException {
    List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch begun = new CountDownLatch(1);
    try (InOrder work = new InOrder("test", 2)) {
      for (int i = 0; i < 2; i++) {
        work.add(
            () -> {
              threads.add(Thread.currentThread());
              begun.countDown();
              new CountDownLatch(1).await();
              return () -> {};
            });
      }
      begun.await();
    }
    assertThat(threads).hasSize(1).allMatch(thread -> thread != caller && !thread.isAlive());
  }

  @Test
  void doesAllAtOnceWhereThereIsOneThread() {
    List<String> done = new ArrayList<>();
    try (InOrder work = new InOrder("test", 1)) {
      for (String each : List.of("a", "b")) {
        work.add(
            () -> {
              done.add("first " + each);
              return () -> done.add("second " + each);
            });
      }
      assertThat(done).containsExactly("first a", "second a", "first b", "second b");
    }
  }

  @Test
  void isFinishedByAThreadThatIsInterrupted() {
    List<Integer> done = new ArrayList<>();
    try (InOrder work = new InOrder("test", THREADS)) {
      Thread.currentThread().interrupt();
      for (int i = 0; i < 1_000; i++) {
        int number = i;
        work.add(() -> () -> done.add(number));
      }
      work.finish();
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(done).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
  }
}
