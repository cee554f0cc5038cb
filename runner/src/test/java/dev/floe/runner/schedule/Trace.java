package dev.floe.runner.schedule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** What happened while a schedule was worked off: who started and ended when, who was skipped. */
final class Trace {

  final Map<String, Integer> started = new TreeMap<>();
  final Map<String, Integer> ended = new TreeMap<>();
  final Map<String, String> skipped = new TreeMap<>();
  int most;
  private int now;
  private int clock;

  static Trace of(List<Vertex> vertices, Set<String> bad, int threads) {
    Trace trace = new Trace();
    new Workers(Schedule.of(vertices), number -> trace.worker(bad), trace::skip)
        .run(threads, () -> {}, () -> {});
    return trace;
  }

  private Worker worker(Set<String> bad) {
    return new Worker() {
      @Override
      public Verdict work(String id) {
        start(id);
        LockSupport.parkNanos(20_000);
        end(id);
        return bad.contains(id) ? Verdict.BADLY : Verdict.WELL;
      }

      @Override
      public void close() {}
    };
  }

  private synchronized void start(String id) {
    if (started.put(id, clock++) != null) {
      throw new IllegalStateException("started twice: " + id);
    }
    now++;
    most = Math.max(most, now);
  }

  private synchronized void end(String id) {
    ended.put(id, clock++);
    now--;
  }

  private synchronized void skip(String id, String because) {
    if (skipped.put(id, because) != null) {
      throw new IllegalStateException("skipped twice: " + id);
    }
  }
}
