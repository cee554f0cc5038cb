package dev.floe.cli.runs;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.console.TextTable;
import dev.floe.cli.console.TextTable.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code floe runs diff}. */
public final class RunsDiffCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Show the nodes whose status or rows differ between two runs.",
            "floe runs diff",
            "floe runs diff 20260102T030405Z-0001",
            "floe runs diff 20260102T030405Z-0001 20260103T030405Z-0001")
        .addPositional(
            PositionalParamSpec.builder()
                .paramLabel("RUN")
                .index("0..*")
                .arity("0..2")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(
                    "the earlier and the later run; the latest by default, and the one before it")
                .build())
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    List<RunLine> two = two(History.of(invocation), invocation.arguments().positionals());
    List<Change> changes = changes(two.getFirst(), two.getLast());
    switch (invocation.output()) {
      case JSON ->
          invocation
              .console()
              .json(List.of(), Map.of("changes", changes.stream().map(Change::plain).toList()));
      case TEXT -> text(invocation, changes);
    }
    return ExitCode.OK;
  }

  /** The earlier and the later. */
  private static List<RunLine> two(History history, List<String> names) {
    return switch (names.size()) {
      case 0 -> lastTwo(history);
      case 1 -> List.of(history.find(names.getFirst()), history.find(History.LATEST));
      case 2 -> List.of(history.find(names.getFirst()), history.find(names.getLast()));
      default ->
          throw new UsageError(
              CliCode.MISSING_VALUE, "'floe runs diff' compares two runs", "see 'floe runs list'");
    };
  }

  private static List<RunLine> lastTwo(History history) {
    List<RunLine> all = history.all();
    if (all.isEmpty()) {
      throw History.nothing();
    }
    if (all.size() == 1) {
      throw new UsageError(
          CliCode.NOTHING_BUILT, "there is only one run to compare", "run it again: floe run");
    }
    return List.of(all.get(1), all.getFirst());
  }

  private static List<Change> changes(RunLine before, RunLine after) {
    Map<String, NodeLine> older = byId(before);
    Map<String, NodeLine> newer = byId(after);
    TreeSet<String> ids = new TreeSet<>(older.keySet());
    ids.addAll(newer.keySet());
    List<Change> changes = new ArrayList<>();
    for (String id : ids) {
      Change change =
          new Change(id, Optional.ofNullable(older.get(id)), Optional.ofNullable(newer.get(id)));
      if (change.matters()) {
        changes.add(change);
      }
    }
    return changes;
  }

  private static Map<String, NodeLine> byId(RunLine run) {
    return run.nodes().stream().collect(Collectors.toMap(NodeLine::node, Function.identity()));
  }

  private static void text(Invocation invocation, List<Change> changes) {
    if (changes.isEmpty()) {
      invocation.console().line("The two runs did the same: status and rows of every node agree.");
      return;
    }
    TextTable table =
        new TextTable(
            List.of(
                Column.text("node"),
                Column.text("before"),
                Column.text("after"),
                Column.number("rows before"),
                Column.number("rows after"),
                Column.number("time before"),
                Column.number("time after")));
    for (Change change : changes) {
      table.row(
          List.of(
              change.node(),
              change.side(change.before(), NodeLine::status),
              change.side(change.after(), NodeLine::status),
              change.side(change.before(), NodeLine::count),
              change.side(change.after(), NodeLine::count),
              change.side(change.before(), NodeLine::time),
              change.side(change.after(), NodeLine::time)));
    }
    invocation.console().print(table.render());
  }

  /** One node in both runs. */
  private record Change(String node, Optional<NodeLine> before, Optional<NodeLine> after) {

    boolean matters() {
      return !before
          .map(line -> line.status() + line.rows())
          .equals(after.map(line -> line.status() + line.rows()));
    }

    String side(Optional<NodeLine> line, Function<NodeLine, String> cell) {
      return line.map(cell).orElse("–");
    }

    Map<String, @Nullable Object> plain() {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      plain.put("id", node);
      plain.put("before", before.map(NodeLine::plain).orElse(null));
      plain.put("after", after.map(NodeLine::plain).orElse(null));
      return plain;
    }
  }
}
