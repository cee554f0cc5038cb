package dev.floe.cli.dbt;

import dev.floe.artifacts.Node;
import dev.floe.cli.console.Palette;
import dev.floe.runner.NodeResult;
import dev.floe.runner.RunEvent;
import java.time.Duration;
import java.util.Locale;

/** The lines dbt prints about a node: {@code 3 of 28 OK created sql table model main.x … [OK]}. */
final class DbtLine {

  private static final int WIDTH = 80;

  private final Palette palette;

  DbtLine(Palette palette) {
    this.palette = palette;
  }

  /** A worker took the node up. */
  String start(Node node, int index, int total) {
    return padded(index + " of " + total + " START " + what(node)) + " [RUN]";
  }

  /** The node ended. */
  String end(NodeResult result, int index, int total) {
    String done = padded(index + " of " + total + " " + verb(result) + " " + named(result));
    return done + " [" + coloured(result, status(result)) + "]";
  }

  static String padded(String text) {
    String cut = text.length() > WIDTH - 3 ? text.substring(0, WIDTH - 6) + "..." : text;
    return cut + " " + ".".repeat(Math.max(3, WIDTH - cut.length() - 1));
  }

  /** {@code sql table model main.customers}, {@code seed file main.raw}, {@code test unique_x}. */
  private static String what(Node node) {
    return switch (node) {
      case Node.Model model ->
          "sql " + model.materialization() + " model " + relation(model.relation());
      case Node.Seed seed -> "seed file " + relation(seed.relation());
      case Node.Snapshot snapshot -> "snapshot " + relation(snapshot.relation());
      case Node.Test test -> "test " + test.info().name();
      case Node.UnitTest test -> "unit_test " + shown(test);
      case Node.Source source -> "source " + source.info().name();
    };
  }

  /** A unit test is told with its model: other models may have one of the same name. */
  private static String shown(Node node) {
    return node instanceof Node.UnitTest test
        ? test.model().replaceFirst("^model\\.[^.]*\\.", "") + "::" + test.info().name()
        : node.info().name();
  }

  private static String relation(dev.floe.spi.RelationName name) {
    return name.schema().map(schema -> schema + ".").orElse("") + name.identifier();
  }

  private static String named(NodeResult result) {
    return switch (result.status()) {
      case SKIPPED, CANCELLED ->
          result.node() instanceof Node.Test test
              ? "test " + test.info().name()
              : "relation " + what(result.node()).replaceAll("^.* ", "");
      case PASS, WARN, FAIL -> shown(result.node());
      case SUCCESS, PARTIAL, ERROR -> what(result.node()).replaceFirst("^test ", "");
    };
  }

  private static String verb(NodeResult result) {
    return switch (result.status()) {
      case SUCCESS ->
          switch (result.node()) {
            case Node.Seed seed -> "OK loaded";
            case Node.Snapshot snapshot -> "OK snapshotted";
            case Node.Model model -> "OK created";
            case Node.Test test -> "OK";
            case Node.UnitTest test -> "OK";
            case Node.Source source -> "OK";
          };
      case PASS -> "PASS";
      case WARN -> "WARN " + result.failures().orElse(0);
      case FAIL -> "FAIL " + result.failures().orElse(0);
      case ERROR ->
          switch (result.node()) {
            case Node.Seed seed -> "ERROR loading";
            case Node.Model model -> "ERROR creating";
            case Node.Snapshot snapshot -> "ERROR snapshotting";
            case Node.Test test -> "ERROR";
            case Node.UnitTest test -> "ERROR";
            case Node.Source source -> "ERROR";
          };
      case PARTIAL -> "PARTIAL SUCCESS created";
      case SKIPPED -> "SKIP";
      case CANCELLED -> "CANCEL";
    };
  }

  /** {@code Batch 1 of 3 OK created batch 2026-01-31 of main.orders}. */
  String batch(RunEvent.BatchFinished batch) {
    String what = "batch " + batch.batch() + " of " + what(batch.node()).replaceAll("^.* ", "");
    String start =
        "Batch " + batch.index() + " of " + batch.total() + (batch.good() ? " OK" : " ERROR");
    String text = padded(start + (batch.good() ? " created " : " creating ") + what);
    return text + " [" + (batch.good() ? palette.good("OK") : palette.bad("ERROR")) + "]";
  }

  /** {@code 1 of 2 OK hook: shop.on-run-start.0}. */
  String hook(RunEvent.HookFinished hook) {
    String word =
        switch (hook.result().status()) {
          case SUCCESS, PASS, WARN, PARTIAL -> "OK";
          case ERROR, FAIL -> "ERROR";
          case SKIPPED, CANCELLED -> "SKIP";
        };
    String text =
        padded(
            hook.index() + " of " + hook.total() + " " + word + " hook: " + hook.result().name());
    return text
        + " ["
        + switch (word) {
          case "OK" -> palette.good("OK in " + seconds(hook.result().duration()));
          case "ERROR" -> palette.bad("ERROR in " + seconds(hook.result().duration()));
          default -> palette.warn(word);
        }
        + "]";
  }

  private static String status(NodeResult result) {
    String time = " in " + seconds(result.duration());
    return switch (result.status()) {
      case SUCCESS ->
          result.node() instanceof Node.Seed
              ? "INSERT " + result.rows().orElse(0) + time
              : "OK" + time;
      case PASS -> "PASS" + time;
      case WARN -> "WARN " + result.failures().orElse(0) + time;
      case FAIL -> "FAIL " + result.failures().orElse(0) + time;
      case ERROR -> "ERROR" + time;
      case PARTIAL -> result.message() + time;
      case SKIPPED -> "SKIP";
      case CANCELLED -> "CANCEL";
    };
  }

  private String coloured(NodeResult result, String text) {
    return switch (result.status()) {
      case SUCCESS, PASS -> palette.good(text);
      case PARTIAL, WARN, SKIPPED, CANCELLED -> palette.warn(text);
      case FAIL, ERROR -> palette.bad(text);
    };
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2fs", duration.toNanos() / 1e9);
  }
}
