package org.avow.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class PipeTest {
  @Test
  void worksInOrderAndIsDoneWhenItIsFinished() {
    List<Integer> done = new ArrayList<>();
    try (Pipe<Integer> pipe = new Pipe<>("test", done::add)) {
      IntStream.range(0, 10_000).forEach(pipe::put);
      pipe.finish();
    }
    assertThat(done).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
  }

  @Test
  void throwsWhatTheWorkThrewAndDoesNoMore() {
    List<Integer> done = new ArrayList<>();
    try (Pipe<Integer> pipe =
        new Pipe<>(
            "test",
            number -> {
              if (number == 5) {
                throw new IllegalStateException("five");
              }
              done.add(number);
            })) {
      assertThatThrownBy(
              () -> {
                IntStream.range(0, 100).forEach(pipe::put);
                pipe.finish();
              })
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("five");
    }
    assertThat(done).containsExactly(0, 1, 2, 3, 4);
  }

  /** Whoever hands over has failed: the other thread ends, and leaves what is waiting. */
  @Test
  @Timeout(30)
  void endsWhenItIsClosed() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    try (Pipe<Integer> pipe =
        new Pipe<>(
            "test",
            number -> {
              threads.add(Thread.currentThread());
              begun.countDown();
            })) {
      pipe.put(1);
      begun.await();
    }
    Thread thread = threads.get(0);
    assertThat(thread == Thread.currentThread() || !thread.isAlive()).isTrue();
  }
}
