package dev.floe.runner.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How far a schedule has come. Shared by all workers. */
final class Progress {

  private static final int NOBODY = Integer.MAX_VALUE;

  private final Schedule schedule;
  private final PriorityQueue<Integer> ready;
  private final int[] waiting;

  /** The first vertex, in graph order, whose bad end holds this one back. */
  private final int[] heldBackBy;

  private final CountDownLatch over = new CountDownLatch(1);

  private int open;
  private int running;
  private boolean stopped;

  Progress(Schedule schedule) {
    this.schedule = schedule;
    this.ready = new PriorityQueue<>(schedule.urgency());
    this.waiting = new int[schedule.size()];
    this.heldBackBy = new int[schedule.size()];
    this.open = schedule.size();
    for (int i = 0; i < waiting.length; i++) {
      waiting[i] = schedule.parents(i);
      heldBackBy[i] = NOBODY;
    }
    begin();
  }

  private void begin() {
    Deque<Integer> ended = new ArrayDeque<>();
    for (int i = 0; i < waiting.length; i++) {
      if (schedule.parents(i) == 0) {
        admit(i, ended);
      }
    }
    drain(ended);
    if (open == 0) {
      over.countDown();
    }
  }

  /** The next vertex to work on; empty when there will be none. Waits for it. */
  synchronized OptionalInt take() throws InterruptedException {
    while (!stopped && ready.isEmpty() && open > 0) {
      wait();
    }
    Integer next = stopped ? null : ready.poll();
    if (next == null) {
      return OptionalInt.empty();
    }
    running++;
    return OptionalInt.of(next);
  }

  /**
   * A vertex has ended.
   *
   * @return those that will never be worked on because of it
   */
  synchronized List<Skip> ended(int number, Worker.Verdict verdict) {
    running--;
    if (verdict == Worker.Verdict.BADLY) {
      heldBackBy[number] = number;
    }
    Deque<Integer> ended = new ArrayDeque<>();
    ended.add(number);
    List<Skip> skips = drain(ended);
    noteEnd();
    return skips;
  }

  private List<Skip> drain(Deque<Integer> ended) {
    List<Skip> skips = new ArrayList<>();
    for (Integer next = ended.poll(); next != null; next = ended.poll()) {
      skips.addAll(release(next, ended));
    }
    return skips;
  }

  private List<Skip> release(int number, Deque<Integer> ended) {
    open--;
    List<Skip> skips = new ArrayList<>();
    for (int child : schedule.children(number)) {
      heldBackBy[child] = Math.min(heldBackBy[child], heldBackBy[number]);
      if (--waiting[child] == 0) {
        admit(child, ended).ifPresent(skips::add);
      }
    }
    return skips;
  }

  /** Everything this vertex waited for has ended. */
  private Optional<Skip> admit(int number, Deque<Integer> ended) {
    boolean works = schedule.vertex(number).works();
    if (works && heldBackBy[number] == NOBODY) {
      ready.add(number);
      return Optional.empty();
    }
    ended.add(number);
    return works
        ? Optional.of(
            new Skip(schedule.vertex(number).id(), schedule.vertex(heldBackBy[number]).id()))
        : Optional.empty();
  }

  /** Nothing more is handed out. */
  synchronized void stop() {
    stopped = true;
    noteEnd();
  }

  /** Waits until nothing runs and nothing will, or until so many milliseconds have passed. */
  boolean awaitEnd(long millis) throws InterruptedException {
    return over.await(millis, TimeUnit.MILLISECONDS);
  }

  private void noteEnd() {
    if (running == 0 && (stopped || open == 0)) {
      over.countDown();
    }
    notifyAll();
  }

  /** A vertex that is left out, and the one to blame. */
  record Skip(String id, String because) {}
}
