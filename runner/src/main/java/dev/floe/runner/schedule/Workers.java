package dev.floe.runner.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Platform threads that work a schedule off. (Native code pins virtual threads, so there would be
 * no gain in them.)
 */
public final class Workers {

  private static final long TICK_MILLIS = 20;

  private final Progress progress;
  private final Schedule schedule;
  private final IntFunction<Worker> workers;
  private final BiConsumer<String, String> skipped;
  private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();

  /**
   * @param workers makes the worker of a number from 1, on the thread that will use it
   * @param skipped told the id of each vertex that will not be worked on, and whose bad end is to
   *     blame; called on the threads of the workers
   */
  public Workers(
      Schedule schedule, IntFunction<Worker> workers, BiConsumer<String, String> skipped) {
    this.schedule = schedule;
    this.progress = new Progress(schedule);
    this.workers = workers;
    this.skipped = skipped;
  }

  /**
   * Works everything off, or until {@link #stop()}. An interrupt of this thread does not end it: it
   * is told, and kept for the caller.
   *
   * @param tick called on this thread every few milliseconds meanwhile
   * @param interrupted called on this thread when it is interrupted
   * @throws RuntimeException the first that a worker threw, after all of them have ended
   */
  public void run(int threads, Runnable tick, Runnable interrupted) {
    List<Thread> started = new ArrayList<>();
    for (int number = 1; number <= Math.min(threads, Math.max(1, schedule.size())); number++) {
      int own = number;
      started.add(Thread.ofPlatform().name("Thread-" + own).daemon(true).start(() -> workOff(own)));
    }
    boolean wasInterrupted = false;
    while (started.stream().anyMatch(Thread::isAlive)) {
      try {
        if (progress.awaitEnd(TICK_MILLIS)) {
          join(started);
        } else {
          tick.run();
        }
      } catch (InterruptedException e) {
        wasInterrupted = true;
        interrupted.run();
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow();
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Hands out nothing more. What runs is left to end. Safe from any thread. */
  public void stop() {
    progress.stop();
  }

  private void workOff(int number) {
    try (Worker worker = workers.apply(number)) {
      for (OptionalInt next = progress.take(); next.isPresent(); next = progress.take()) {
        work(worker, next.getAsInt());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
    } catch (Throwable e) {
      broken.compareAndSet(null, e);
      stop();
    }
  }

  private void work(Worker worker, int number) {
    Worker.Verdict verdict = Worker.Verdict.BADLY;
    try {
      verdict = worker.work(schedule.vertex(number).id());
    } finally {
      // Also when the worker breaks: whoever waits for the end must not wait for ever.
      for (Progress.Skip skip : progress.ended(number, verdict)) {
        skipped.accept(skip.id(), skip.because());
      }
    }
  }

  private void rethrow() {
    switch (broken.get()) {
      case null -> {}
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }
}
