package dev.floe.openlineage;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The events of one product: what it declares when it is compiled, and what one run of it does.
 *
 * <p>A run of the program, the product and every node are jobs; each is the parent of the next.
 */
public final class ProductEvents {

  private final Speaker speaker;
  private final CompiledProduct product;
  private final Jobs jobs;
  private final Datasets datasets;
  private final Reads reads;
  private final Optional<String> trace;

  public ProductEvents(Speaker speaker, CompiledProduct product) {
    this(speaker, product, Optional.empty());
  }

  /**
   * @param trace the trace the events belong to, as W3C Trace Context has it
   */
  public ProductEvents(Speaker speaker, CompiledProduct product, Optional<String> trace) {
    this.trace = trace;
    this.speaker = speaker;
    this.product = product;
    this.jobs = new Jobs(speaker, product);
    this.datasets = new Datasets(speaker, new DatasetNames(product), product.product().owner());
    this.reads = new Reads(product);
  }

  /** What the compiled product declares: one job event for each node that makes something. */
  public List<Map<String, Object>> declared(Instant at) {
    List<Map<String, Object>> events = new ArrayList<>();
    for (Node node : product.nodes()) {
      if (!(node instanceof Node.Source) && makesSomething(node)) {
        Map<String, Object> event = event(at, "JobEvent");
        event.put("job", jobs.node(node));
        event.put("inputs", inputs(node));
        event.put("outputs", outputs(node, Map.of()));
        events.add(event);
      }
    }
    return events;
  }

  private static boolean makesSomething(Node node) {
    return node instanceof Node.Referable made && made.location().isPresent();
  }

  /** The run of the program reached a state. */
  Map<String, Object> ofRun(State state, UUID run, Instant at, Map<String, ?> facets) {
    Map<String, Object> event = runEvent(state, at, run, facets);
    event.put("job", jobs.run());
    event.put("inputs", List.of());
    event.put("outputs", List.of());
    return event;
  }

  /** The product reached a state; once complete, its ports are what it made. */
  Map<String, Object> ofProduct(State state, UUID run, Instant at, Map<String, ?> facets) {
    Map<String, Object> all = new LinkedHashMap<>(facets);
    all.put("parent", parent(run, jobs.runName(), run));
    Map<String, Object> event = runEvent(state, at, id(run, jobs.productName()), all);
    event.put("job", jobs.product());
    event.put("inputs", sources());
    event.put("outputs", state == State.COMPLETE ? ports() : List.of());
    return event;
  }

  /** A node reached a state. */
  Map<String, Object> ofNode(
      State state, Node node, UUID run, Instant at, Map<String, ?> facets, NodeOutcome outcome) {
    Map<String, Object> all = new LinkedHashMap<>(facets);
    all.put("parent", parent(id(run, jobs.productName()), jobs.productName(), run));
    Map<String, Object> event = runEvent(state, at, id(run, node.uniqueId()), all);
    event.put("job", jobs.node(node));
    event.put(
        "inputs",
        node instanceof Node.Test test ? tested(test, outcome.inputFacets()) : inputs(node));
    event.put(
        "outputs", state == State.COMPLETE ? outputs(node, outcome.outputFacets()) : List.of());
    return event;
  }

  /**
   * Somebody looked at a port: a run of a job of its own that reads it, which fails where a promise
   * is broken.
   *
   * @param run names this look everywhere; nobody else may have it
   */
  public List<Map<String, Object>> looked(PortLook look, UUID run) {
    LookFacets facets = new LookFacets(speaker, look);
    Map<String, Object> error = new LinkedHashMap<>();
    if (!look.broken().isEmpty()) {
      error.put(
          "errorMessage",
          speaker.facet(
              "1-0-1/ErrorMessageRunFacet",
              Map.of("message", String.join("\n", look.broken()), "programmingLanguage", "SQL")));
    }
    State end = look.broken().isEmpty() ? State.COMPLETE : State.FAIL;
    return List.of(
        ofLook(State.START, look, run, Map.of(), Map.of()),
        ofLook(end, look, run, error, facets.ofInput()));
  }

  private Map<String, Object> ofLook(
      State state, PortLook look, UUID run, Map<String, ?> facets, Map<String, ?> inputFacets) {
    Map<String, Object> event = runEvent(state, look.at(), run, facets);
    event.put("job", jobs.monitor(look.port()));
    event.put(
        "inputs",
        product.nodes().stream()
            .filter(node -> node.uniqueId().equals(look.node()))
            .filter(Node.Referable.class::isInstance)
            .map(Node.Referable.class::cast)
            .flatMap(node ->
                node.location().stream().map(place -> datasets.input(node, place, inputFacets)))
            .toList());
    event.put("outputs", List.of());
    return event;
  }

  /** Marks a facet of the specification as told by this program. */
  Map<String, Object> facet(String type, Map<String, ?> content) {
    return speaker.facet(type, content);
  }

  private Map<String, Object> event(Instant at, String type) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("eventTime", at.toString());
    event.put("producer", speaker.producer());
    event.put("schemaURL", Speaker.schema(type));
    return event;
  }

  private Map<String, Object> runEvent(State state, Instant at, UUID run, Map<String, ?> facets) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put(
        "processing_engine",
        speaker.facet(
            "1-1-1/ProcessingEngineRunFacet",
            Map.of("name", "floe/" + speaker.engine(), "version", speaker.version())));
    trace.ifPresent(context ->
        all.put("floe_trace", speaker.ownFacet("TraceRunFacet", Map.of("traceparent", context))));
    all.putAll(facets);
    Map<String, Object> event = event(at, "RunEvent");
    event.put("eventType", state.name());
    event.put("run", Map.of("runId", run.toString(), "facets", all));
    return event;
  }

  private Map<String, Object> parent(UUID parentRun, String parentJob, UUID root) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("run", Map.of("runId", parentRun.toString()));
    content.put("job", Map.of("namespace", speaker.namespace(), "name", parentJob));
    content.put(
        "root",
        Map.of(
            "run",
            Map.of("runId", root.toString()),
            "job",
            Map.of("namespace", speaker.namespace(), "name", jobs.runName())));
    return speaker.facet("1-2-0/ParentRunFacet", content);
  }

  /**
   * The same part of the same run always has the same id, so that nothing needs to be remembered.
   */
  private static UUID id(UUID run, String part) {
    return UUID.nameUUIDFromBytes((run + "/" + part).getBytes(StandardCharsets.UTF_8));
  }

  private List<Map<String, Object>> inputs(Node node) {
    return reads.of(node).stream()
        .map(read -> datasets.input(read, read.location().orElseThrow()))
        .toList();
  }

  private List<Map<String, Object>> tested(Node.Test test, Map<String, ?> inputFacets) {
    Optional<String> subject = test.spec().attachedTo();
    return reads.of(test).stream()
        .map(read ->
            subject.isEmpty() || subject.get().equals(read.uniqueId())
                ? datasets.input(read, read.location().orElseThrow(), inputFacets)
                : datasets.input(read, read.location().orElseThrow()))
        .toList();
  }

  private List<Map<String, Object>> outputs(Node node, Map<String, ?> facets) {
    return node instanceof Node.Referable made && made.location().isPresent()
        ? List.of(datasets.output(made, made.location().get(), facets))
        : List.of();
  }

  private List<Map<String, Object>> sources() {
    return product.nodes().stream()
        .filter(Node.Source.class::isInstance)
        .map(Node.Source.class::cast)
        .map(source -> datasets.input(source, source.relation()))
        .toList();
  }

  private List<Map<String, Object>> ports() {
    List<String> offered =
        product.outputPorts().stream().map(CompiledProduct.OutputPort::node).toList();
    return product.nodes().stream()
        .filter(node -> offered.contains(node.uniqueId()))
        .flatMap(node -> outputs(node, Map.of()).stream())
        .toList();
  }

  /** The states of a run that the specification knows. */
  enum State {
    START,
    RUNNING,
    COMPLETE,
    FAIL,
    ABORT
  }

  /** What was found out about the datasets of a node. */
  record NodeOutcome(Map<String, ?> inputFacets, Map<String, ?> outputFacets) {

    static final NodeOutcome NOTHING_YET = new NodeOutcome(Map.of(), Map.of());
  }
}
