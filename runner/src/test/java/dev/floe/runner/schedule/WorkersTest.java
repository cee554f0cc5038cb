package dev.floe.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.runner.schedule.Vertex.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WorkersTest {

  private static Vertex work(String id, String... waitsFor) {
    return new Vertex(id, Role.WORK, List.of(waitsFor));
  }

  @Test
  void aGateOnOneVertexHoldsBackItsReaders() {
    Trace trace =
        Trace.of(
            List.of(
                work("a"),
                work("b", "a"),
                work("c", "b"),
                new Vertex("t", Role.GATE, List.of("a"))),
            Set.of("t"),
            2);

    assertThat(trace.skipped).containsOnlyKeys("b", "c").containsEntry("c", "t");
  }

  @Test
  void aGateOnTwoVerticesHoldsBackOnlyWhatReadsBoth() {
    Trace trace =
        Trace.of(
            List.of(
                work("a"),
                work("b"),
                work("onlyA", "a"),
                work("both", "onlyA", "b"),
                new Vertex("t", Role.GATE, List.of("a", "b"))),
            Set.of("t"),
            2);

    assertThat(trace.skipped).containsOnlyKeys("both");
  }

  @Test
  void failurePassesThroughWhatIsNotWorkedOn() {
    Trace trace =
        Trace.of(
            List.of(work("a"), new Vertex("e", Role.PASS_THROUGH, List.of("a")), work("b", "e")),
            Set.of("a"),
            1);

    assertThat(trace.skipped).containsExactlyEntriesOf(java.util.Map.of("b", "a"));
  }

  @Test
  void takesUpTheLongestChainFirst() {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    Schedule schedule =
        Schedule.of(List.of(work("a"), work("b"), work("z"), work("y", "z"), work("x", "y")));

    new Workers(schedule, number -> recording(order), (id, because) -> {})
        .run(1, () -> {}, () -> {});

    assertThat(order).containsExactly("z", "y", "a", "b", "x");
  }

  @Test
  void stopsBetweenVerticesWhenTold() {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    Schedule schedule = Schedule.of(List.of(work("a"), work("b", "a"), work("c", "b")));
    AtomicReference<Workers> workers = new AtomicReference<>();
    workers.set(
        new Workers(
            schedule,
            number ->
                new Worker() {
                  @Override
                  public Verdict work(String id) {
                    order.add(id);
                    workers.get().stop();
                    return Verdict.WELL;
                  }

                  @Override
                  public void close() {}
                },
            (id, because) -> {}));

    workers.get().run(2, () -> {}, () -> {});

    assertThat(order).containsExactly("a");
  }

  @Test
  void aBrokenWorkerEndsTheRunAndIsReported() {
    AtomicInteger closed = new AtomicInteger();
    Workers workers =
        new Workers(
            Schedule.of(List.of(work("a"), work("b"))),
            number ->
                new Worker() {
                  @Override
                  public Verdict work(String id) {
                    throw new IllegalStateException("bug in " + id);
                  }

                  @Override
                  public void close() {
                    closed.incrementAndGet();
                  }
                },
            (id, because) -> {});

    assertThatThrownBy(() -> workers.run(1, () -> {}, () -> {})).hasMessage("bug in a");
    assertThat(closed).hasValue(1);
  }

  @Test
  void refusesACircle() {
    assertThatThrownBy(() -> Schedule.of(List.of(work("a", "b"), work("b", "a"))))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Worker recording(List<String> order) {
    return new Worker() {
      @Override
      public Verdict work(String id) {
        order.add(id);
        return Verdict.WELL;
      }

      @Override
      public void close() {}
    };
  }
}
