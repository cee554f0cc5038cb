package dev.floe.cli.runs;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.console.Palette;
import dev.floe.cli.console.TextTable;
import dev.floe.cli.console.TextTable.Column;
import dev.floe.cli.files.Output;
import dev.floe.cli.product.RunRemains;
import dev.floe.cli.runs.page.RunPage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code floe runs show}. */
public final class RunsShowCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Show what one run did, node by node; or as a page with its timeline, its graph and the"
                + " lineage of its columns.",
            "floe runs show latest",
            "floe runs show latest --open",
            "floe runs show latest --html run.html",
            "floe runs show 20260102T030405Z-0001 --output json")
        .addPositional(Options.argument("RUN", false, "a run's name; the latest by default"))
        .addOption(
            OptionSpec.builder("--html")
                .type(String.class)
                .arity("0..1")
                .fallbackValue("")
                .paramLabel("FILE")
                .description("write it as one HTML page; floe-run-<run>.html by default")
                .build())
        .addOption(Options.flag("--open", "show the page in a browser"))
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    History history = History.of(invocation);
    RunLine run = history.find(invocation.arguments().positional().orElse(History.LATEST));
    boolean open = invocation.arguments().has("--open");
    if (open || invocation.arguments().value("--html").isPresent()) {
      return page(invocation, history, run, open);
    }
    switch (invocation.output()) {
      case JSON -> invocation.console().json(List.of(), plain(run));
      case TEXT -> text(invocation, run);
    }
    return ExitCode.OK;
  }

  private static ExitCode page(Invocation invocation, History history, RunLine run, boolean open) {
    String html =
        new RunPage(
                run.run(),
                RunRemains.product(history.runs(), run.run().id()),
                run.generation(),
                RunRemains.findings(history.runs(), run.run().id()))
            .html();
    Path file =
        invocation.path(
            invocation
                .arguments()
                .value("--html")
                .filter(name -> !name.isEmpty())
                .orElse("floe-run-" + run.id() + ".html"));
    Output.write(file, html);
    switch (invocation.output()) {
      case JSON -> invocation.console().json(List.of(), Map.of("file", file.toString()));
      case TEXT -> invocation.console().line("Wrote " + file);
    }
    if (open && !Browser.open(file)) {
      invocation.console().remark("No browser could be started: open the file yourself.");
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
