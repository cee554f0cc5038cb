package dev.floe.runner.journal;

import dev.floe.diagnostics.FloeException;
import dev.floe.runner.NodeResult;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunListener;
import dev.floe.runner.RunResults;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/**
 * The journal of one run. Every event is one line, handed to the operating system at once, so that
 * it survives the death of the process; what a run as a whole has reached is also forced to the
 * disk. (Nodes are not: until the run is published nothing of them lasts anyway.) A journal that
 * cannot be written ends the run: what happened then could not be told afterwards.
 */
public final class Journal implements RunListener, AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RunId id;
  private final FileChannel channel;
  private final Clock clock;
  private final UnaryOperator<String> redact;

  private Journal(RunId id, FileChannel channel, Clock clock, UnaryOperator<String> redact) {
    this.id = id;
    this.channel = channel;
    this.clock = clock;
    this.redact = redact;
  }

  static Journal create(RunId id, Path file, Clock clock, UnaryOperator<String> redact) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
      return new Journal(id, channel, clock, redact);
    } catch (IOException e) {
      throw failure(file.toString(), e);
    }
  }

  /** Whose journal it is. */
  public RunId id() {
    return id;
  }

  @Override
  public void happened(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted started ->
          milestone("run_started", Map.of("nodes", started.nodes(), "threads", started.threads()));
      case RunEvent.NodeStarted started ->
          append("node_started", Map.of("node", started.node().uniqueId()), false);
      case RunEvent.NodeFinished finished ->
          append("node_finished", node(finished.result()), false);
      case RunEvent.NodeRetried retried ->
          note(
              "node_retried",
              Map.of(
                  "node",
                  retried.node().uniqueId(),
                  "retry",
                  retried.retry(),
                  "message",
                  retried.because()));
      case RunEvent.BatchFinished batch ->
          append(
              "batch_finished",
              Map.of("node", batch.node().uniqueId(), "batch", batch.batch(), "good", batch.good()),
              false);
      case RunEvent.NodeReused reused -> {} // noted before the run, so that a kill does not lose it
      case RunEvent.HookFinished hook ->
          append(
              "hook_finished",
              Map.of("hook", hook.result().uniqueId(), "status", hook.result().status().name()),
              false);
      case RunEvent.RunFinished finished -> milestone("run_finished", run(finished.results()));
    }
  }

  private static Map<String, Object> node(NodeResult result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("node", result.node().uniqueId());
    fields.put("status", result.status().name());
    fields.put("seconds", result.duration().toMillis() / 1000.0);
    result.timing().ifPresent(timing -> fields.put("thread", timing.thread()));
    result.rows().ifPresent(rows -> fields.put("rows", rows));
    result.failures().ifPresent(failures -> fields.put("failures", failures));
    if (!result.message().isEmpty()) {
      fields.put("message", result.message());
    }
    if (!result.diagnostics().isEmpty()) {
      fields.put("codes", result.diagnostics().stream().map(d -> d.code().id()).toList());
    }
    return fields;
  }

  private static Map<String, Object> run(RunResults results) {
    return Map.of("good", results.isGood(), "ending", results.ending().name());
  }

  /** Writes down what a run as a whole has reached, and waits until it is on the disk. */
  public void milestone(String event, Map<String, ?> fields) {
    append(event, fields, true);
  }

  /** Writes down something of one node that no event tells. */
  public void note(String event, Map<String, ?> fields) {
    append(event, fields, false);
  }

  private synchronized void append(String event, Map<String, ?> fields, boolean force) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", clock.instant().toString());
    line.put("event", event);
    line.putAll(new TreeMap<>(fields));
    String text = redact.apply(JSON.writeValueAsString(line)) + "\n";
    try {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (force) {
        channel.force(false);
      }
    } catch (IOException e) {
      throw failure("the journal of run " + id, e);
    }
  }

  private static FloeException failure(String what, IOException e) {
    return new FloeException(
        RunCode.JOURNAL_NOT_WRITABLE, what + " cannot be written: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure("the journal of run " + id, e);
    }
  }
}
