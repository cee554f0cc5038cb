package dev.floe.benchmarks.jinja;

import dev.floe.jinja.Template;
import dev.floe.jinja.value.Context;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * Times warm rendering by the processor time of this thread, which a busy machine disturbs less than
 * the clock. Mapped and unmapped rendering take turns, so that what disturbs one disturbs the other.
 * The argument is a template's name; each wants a JVM of its own.
 */
public final class ProcessorTime {

  private static final int BATCHES = 150;
  private static final long BATCH_NANOS = 20_000_000;
  private static final long WARM_UP_NANOS = 4_000_000_000L;
  /** Which of the batches counts, in order of their times: the very best may be luck. */
  private static final int RANK = 4;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Context context = Ours.context();
  // What was rendered is used, so that rendering cannot be left out.
  private long characters;

  private ProcessorTime() {}

  public static void main(String[] args) {
    new ProcessorTime().measure(args[0]);
  }

  private void measure(String name) {
    String text = Inputs.template(name);
    Template mapped = Ours.parse(Ours.engine(true), text);
    Template plain = Ours.parse(Ours.engine(false), text);
    int size = batchSize(mapped, plain);
    double[] withMaps = new double[BATCHES];
    double[] withoutMaps = new double[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      withMaps[i] = batch(mapped, size);
      withoutMaps[i] = batch(plain, size);
    }
    Arrays.sort(withMaps);
    Arrays.sort(withoutMaps);
    double ours = withMaps[RANK];
    double bare = withoutMaps[RANK];
    System.out.printf(
        "%-8s render %8.2f us   without maps %8.2f us   cost of maps %3.0f %%   (%d characters)%n",
        name, ours, bare, (ours / bare - 1) * 100, characters);
  }

  /** Warms up, and finds how many renderings fill a batch. */
  private int batchSize(Template mapped, Template plain) {
    int rounds = 0;
    long start = threads.getCurrentThreadCpuTime();
    long spent = 0;
    while (spent < WARM_UP_NANOS) {
      for (int i = 0; i < 100; i++) {
        characters += Ours.render(mapped, context).length() + Ours.render(plain, context).length();
      }
      rounds += 200;
      spent = threads.getCurrentThreadCpuTime() - start;
    }
    return (int) Math.max(1, BATCH_NANOS * rounds / spent);
  }

  /** Microseconds for one rendering. */
  private double batch(Template template, int size) {
    long start = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < size; i++) {
      characters += Ours.render(template, context).length();
    }
    return (threads.getCurrentThreadCpuTime() - start) / 1000.0 / size;
  }
}
