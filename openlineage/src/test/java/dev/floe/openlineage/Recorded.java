package dev.floe.openlineage;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunResults;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;

/** Runs of the shop that never happened, and the events that tell of them. */
final class Recorded {

  static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  private final List<Map<String, Object>> events = new ArrayList<>();
  private final LineageListener listener =
      new LineageListener(
          new ProductEvents(Shop.SPEAKER, Shop.product()),
          events::add,
          Clock.fixed(AT, ZoneOffset.UTC),
          UUID.fromString("00000000-0000-4000-8000-000000000001"));

  private Recorded() {}

  static List<Map<String, Object>> declared() {
    return new ProductEvents(Shop.SPEAKER, Shop.product()).declared(AT);
  }

  /** Everything works. */
  static List<Map<String, Object>> good() {
    Recorded run = new Recorded();
    run.listener.begin();
    run.listener.happened(new RunEvent.RunStarted(3, 1));
    run.node(ended(Shop.RATES, NodeStatus.SUCCESS, OptionalLong.of(7), OptionalLong.empty()));
    run.node(ended(Shop.CUSTOMERS, NodeStatus.SUCCESS, OptionalLong.of(5), OptionalLong.empty()));
    run.node(ended(Shop.NOT_NULL, NodeStatus.PASS, OptionalLong.empty(), OptionalLong.of(0)));
    run.listener.published();
    return run.events;
  }

  /** A model fails, and what needs it is not started. */
  static List<Map<String, Object>> bad() {
    Recorded run = new Recorded();
    run.listener.begin();
    run.listener.happened(new RunEvent.RunStarted(3, 1));
    NodeResult failed =
        new NodeResult(
            Shop.CUSTOMERS,
            NodeStatus.ERROR,
            "no such column",
            timing(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(Diagnostic.of(RunCode.SQL_FAILED, "no such column: emial")));
    run.node(failed);
    NodeResult skipped = NodeResult.notRun(Shop.NOT_NULL, NodeStatus.SKIPPED, "customers failed");
    run.listener.happened(new RunEvent.NodeFinished(skipped, 3));
    run.listener.discarded(
        new RunResults(List.of(failed, skipped), List.of(), RunResults.Ending.COMPLETED, AT, AT));
    return run.events;
  }

  /** It goes on with a run that had made the rates; the customers need a second try. */
  static List<Map<String, Object>> resumed() {
    Recorded run = new Recorded();
    run.listener.begin();
    run.listener.happened(new RunEvent.RunStarted(1, 1));
    run.listener.happened(new RunEvent.NodeStarted(Shop.CUSTOMERS, 1));
    run.listener.happened(new RunEvent.NodeRetried(Shop.CUSTOMERS, 1, "a lost connection"));
    run.listener.happened(
        new RunEvent.NodeFinished(
            ended(Shop.CUSTOMERS, NodeStatus.SUCCESS, OptionalLong.of(5), OptionalLong.empty()),
            1));
    run.listener.happened(new RunEvent.NodeReused(Shop.RATES, OptionalLong.of(7)));
    run.listener.published();
    return run.events;
  }

  /** Somebody looks at the port twice: first all is as promised, then an hour later it is not. */
  static List<Map<String, Object>> watched() {
    ProductEvents events = new ProductEvents(Shop.SPEAKER, Shop.product());
    List<Map<String, Object>> told = new ArrayList<>();
    UUID first = UUID.fromString("00000000-0000-4000-8000-000000000002");
    UUID second = UUID.fromString("00000000-0000-4000-8000-000000000003");
    told.addAll(events.looked(look(AT, 0), first));
    told.addAll(events.looked(look(AT.plusSeconds(3600), 2), second));
    return told;
  }

  private static PortLook look(Instant at, long nulls) {
    PortLook.Check fresh =
        new PortLook.Check(
            "freshness",
            "freshness",
            Optional.empty(),
            "error",
            "at most 30m",
            nulls == 0 ? "0 s" : "1 h",
            nulls == 0);
    PortLook.Check test =
        new PortLook.Check(
            "not_null",
            "not_null_customers_email",
            Optional.of("email"),
            "warn",
            "not != 0",
            Long.toString(nulls),
            nulls == 0);
    return new PortLook(
        "customers",
        Shop.CUSTOMERS.uniqueId(),
        at,
        Optional.of(AT),
        OptionalLong.of(5),
        new TreeMap<>(Map.of("email", nulls)),
        List.of(fresh, test),
        nulls == 0 ? List.of() : List.of("FLOE-CLI-041: customers is 1 h old"));
  }

  /** Somebody else has the warehouse. */
  static List<Map<String, Object>> locked() {
    Recorded run = new Recorded();
    run.listener.begin();
    run.listener.failed(Diagnostic.of(RunCode.WAREHOUSE_LOCKED, "another run has it"));
    return run.events;
  }

  private void node(NodeResult result) {
    listener.happened(new RunEvent.NodeStarted(result.node(), 1));
    listener.happened(new RunEvent.NodeFinished(result, 1));
  }

  private static NodeResult ended(
      Node node, NodeStatus status, OptionalLong rows, OptionalLong failures) {
    return new NodeResult(
        node,
        status,
        "",
        timing(),
        rows,
        failures,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static Optional<NodeResult.Timing> timing() {
    return Optional.of(new NodeResult.Timing(AT, AT, AT, "Thread-1"));
  }
}
