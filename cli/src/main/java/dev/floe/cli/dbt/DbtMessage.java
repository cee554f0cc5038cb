package dev.floe.cli.dbt;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeInfo;
import dev.floe.diagnostics.Code;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.runner.NodeResult;
import dev.floe.runner.RunCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of a node, in the form in which dbt says it: {@code Database Error in model orders
 * (models/orders.sql)} and the reason below. Programs that read {@code run_results.json} and the
 * log look for these words.
 */
final class DbtMessage {

  /** What stands above the columns that a contract and a query differ in. */
  private static final List<String> CONTRACT_FAILED =
      List.of(
          "This model has an enforced contract that failed.",
          "Please ensure the name, data_type, and number of columns in your contract match the"
              + " columns in your model's definition.",
          "");

  private DbtMessage() {}

  /** The text for {@code run_results.json}; empty if there is nothing to say. */
  static Optional<String> of(NodeResult result) {
    return switch (result.status()) {
      case ERROR -> Optional.of(error(result.node(), result.message(), result.diagnostics()));
      case FAIL, WARN -> Optional.of(capital(result.message()));
      case SUCCESS, PARTIAL, PASS, SKIPPED, CANCELLED ->
          Optional.of(result.message()).filter(text -> !text.isEmpty());
    };
  }

  /** {@code Failure in test unique_orders_id (models/schema.yml)}; empty for what went well. */
  static Optional<String> headline(NodeResult result) {
    return switch (result.status()) {
      case ERROR -> {
        String whole = of(result).orElseThrow();
        boolean table = result.diagnostics().stream().anyMatch(DbtMessage::isTable);
        yield Optional.of(table ? whole : whole.lines().findFirst().orElseThrow());
      }
      case FAIL -> Optional.of("Failure in " + place(result.node()));
      case WARN -> Optional.of("Warning in " + place(result.node()));
      case SUCCESS, PARTIAL, PASS, SKIPPED, CANCELLED -> Optional.empty();
    };
  }

  private static String error(Node node, String message, List<Diagnostic> found) {
    Optional<Diagnostic> first = found.stream().filter(Diagnostic::isError).findFirst();
    String kind = first.map(Diagnostic::code).map(DbtMessage::kind).orElse("Runtime Error");
    Stream<String> lines =
        first.map(DbtMessage::lines).orElse(message.lines()).map(line -> "\n  " + line);
    return kind + " in " + place(node) + lines.reduce("", String::concat);
  }

  private static Stream<String> lines(Diagnostic error) {
    Stream<String> notes = error.notes().stream().map(Note::message);
    return isTable(error)
        ? Stream.concat(CONTRACT_FAILED.stream(), notes)
        : Stream.concat(Stream.of(error.message()), notes);
  }

  /** Whether a finding compares a contract with what a query returns, column by column. */
  private static boolean isTable(Diagnostic error) {
    return error.code() == RunCode.CONTRACT_BROKEN && !error.notes().isEmpty();
  }

  /** Who refused: the database, or the templates and settings before it. */
  private static String kind(Code code) {
    return switch (code) {
      case RunCode.SQL_FAILED, RunCode.CSV_VALUE -> "Database Error";
      case RunCode.NODE_TIMED_OUT, RunCode.ENGINE_FAILED, RunCode.WAREHOUSE_FULL -> "Runtime Error";
      default -> "Compilation Error";
    };
  }

  private static String place(Node node) {
    NodeInfo info = node.info();
    return type(node) + " " + info.name() + " (" + info.path() + ")";
  }

  private static String type(Node node) {
    return switch (node) {
      case Node.Model model -> "model";
      case Node.Seed seed -> "seed";
      case Node.Snapshot snapshot -> "snapshot";
      case Node.Test test -> "test";
      case Node.UnitTest test -> "unit_test";
      case Node.Source source -> "source";
    };
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
