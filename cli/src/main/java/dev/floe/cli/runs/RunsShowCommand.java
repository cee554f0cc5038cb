package dev.floe.cli.runs;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.console.Palette;
import dev.floe.cli.console.TextTable;
import dev.floe.cli.console.TextTable.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe runs show}. */
public final class RunsShowCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Show what one run did, node by node.",
            "floe runs show latest",
            "floe runs show 20260102T030405Z-0001 --output json")
        .addPositional(Options.argument("RUN", false, "a run's name; the latest by default"))
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    RunLine run =
        History.of(invocation).find(invocation.arguments().positional().orElse(History.LATEST));
    switch (invocation.output()) {
      case JSON -> invocation.console().json(List.of(), plain(run));
      case TEXT -> text(invocation, run);
    }
    return ExitCode.OK;
  }

  private static Map<String, @Nullable Object> plain(RunLine run) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>(run.plain());
    plain.put("nodes", run.nodes().stream().map(NodeLine::plain).toList());
    return plain;
  }

  private static void text(Invocation invocation, RunLine run) {
    Palette palette = invocation.console().palette();
    TextTable table =
        new TextTable(
            List.of(
                Column.text("node"),
                Column.number("rows"),
                Column.number("time"),
                Column.text("status"),
                Column.text("")));
    for (NodeLine node : run.nodes()) {
      table.row(
          List.of(
              node.node(),
              node.count(),
              node.time(),
              node.isBad() ? palette.bad(node.status()) : palette.good(node.status()),
              node.isBad() ? node.message() : ""));
    }
    invocation.console().print(table.render());
    invocation
        .console()
        .line(
            "\nRun "
                + run.id()
                + " of "
                + run.began()
                + ": "
                + run.state(palette)
                + run.generation().map(g -> " as generation " + g.number()).orElse("")
                + ".");
  }
}
