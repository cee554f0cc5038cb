package dev.floe.cli.product;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.InputPort;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.console.OutputFormat;
import dev.floe.cli.console.Progress;
import dev.floe.compiler.Compilation;
import dev.floe.dbt.select.IndirectSelection;
import dev.floe.dbt.select.Selection;
import dev.floe.dbt.select.SelectionParser;
import dev.floe.dbt.select.Selector;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.Retries;
import dev.floe.runner.RunOptions;
import dev.floe.runner.RunRequest;
import dev.floe.runner.journal.RunRecord;
import dev.floe.runner.publish.Publication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe run}: compile, build, test, publish. */
public final class RunCommand implements Command {

  private final AfterRun after;

  public RunCommand(AfterRun after) {
    this.after = after;
  }

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Compile the product, then build its seeds and models and run its tests in the order of"
                + " the graph, in the next generation of the warehouse. It is published only when"
                + " everything is good; otherwise readers keep what they had.",
            "floe run",
            "floe run --env prod --threads 8",
            "floe run --select +gold_customers",
            "floe run --resume last",
            "floe run --full-refresh --output json")
        .addOption(Options.environment())
        .addOption(
            Options.value("--baseline", "use", "findings of floe-baseline.json do not count"))
        .addOption(Options.values("-s, --select", "NODES", "only these nodes: orders+, tag:daily"))
        .addOption(Options.values("--exclude", "NODES", "but not these"))
        .addOption(
            Options.flag("--full-refresh", "rebuild incremental models and seeds from nothing"))
        .addOption(
            Options.value(
                "--resume",
                "RUN",
                "go on with a run that failed or was killed: 'last' or its name; what it finished"
                    + " is not done again where inputs and code are the same"))
        .addOption(
            Options.number("--node-timeout", "SECONDS", "how long one node may take; no limit"))
        .addOption(
            Options.number(
                "--retries", "N", "how often a node is tried again after a failure outside; 2"))
        .addOption(Options.number("--threads", "N", "how many nodes run at the same time; 4"))
        .addOption(
            Options.number("--lock-timeout", "SECONDS", "how long to wait for another run; 0"))
        .addOption(Options.locked())
        .addOption(Options.offline())
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    invocation.oneOf("--baseline", "none", List.of("none", "use"));
    boolean text = invocation.output() == OutputFormat.TEXT;
    Path product = documents.requireProduct();
    Optional<RunRecord> before =
        invocation
            .arguments()
            .value("--resume")
            .map(name -> EarlierRun.find(new ProductFolder(documents.folder()), name));
    Asked asked =
        before
            .map(run -> Asked.again(invocation.arguments(), run))
            .orElseGet(() -> Asked.of(invocation.arguments()));
    Result<Compilation> compiled =
        Compilations.of(invocation, documents).compile(product, asked.environment());
    if (text) {
      CompilationText.print(invocation.console(), documents, compiled);
    }
    if (!compiled.isOk()) {
      if (!text) {
        json(invocation, compiled, compiled.diagnostics(), Map.of());
      }
      return ExitCode.ERRORS;
    }
    Compilation compilation = compiled.value().orElseThrow();
    CompilationText.write(documents, compilation);
    return execute(invocation, documents, compiled, new Wish(asked, before));
  }

  /** What is wanted, and what it goes on with. */
  private record Wish(Asked asked, Optional<RunRecord> before) {}

  private ExitCode execute(
      Invocation invocation, Documents documents, Result<Compilation> compiled, Wish wish) {
    Compilation compilation = compiled.value().orElseThrow();
    Result<Set<String>> selected = selected(wish.asked(), compilation);
    List<Diagnostic> before = new ArrayList<>(Attested.objections(documents, compilation));
    before.addAll(Publishable.objections(compilation));
    before.addAll(missingProviders(invocation, compilation, documents));
    before.addAll(selected.diagnostics());
    if (before.stream().anyMatch(Diagnostic::isError)) {
      return failed(invocation, documents, compiled, before);
    }
    if (selected.value().orElseThrow().isEmpty()) {
      return nothing(invocation, compiled);
    }
    RunRequest request =
        new RunRequest(
            compilation.product().nodes(),
            selected.value().orElseThrow(),
            options(invocation, wish.asked()));
    Publication publication;
    try (Progress progress = invocation.console().progress()) {
      publication =
          new ProductRun(compilation, invocation.surroundings())
              .after(documents.registries().calls())
              .goingOnWith(wish.before(), wish.asked().plain())
              .run(request, new RunProgress(progress), lockTimeout(invocation));
    }
    return report(invocation, documents, compiled, publication);
  }

  /** Publishing what is there already would only cost a generation. */
  private static ExitCode nothing(Invocation invocation, Result<Compilation> compiled) {
    switch (invocation.output()) {
      case JSON -> json(invocation, compiled, compiled.diagnostics(), Map.of("nodes", List.of()));
      case TEXT ->
          invocation
              .console()
              .line("\nNothing matches the selection, so nothing ran and nothing was published.");
    }
    return ExitCode.OK;
  }

  private static ExitCode failed(
      Invocation invocation,
      Documents documents,
      Result<Compilation> compiled,
      List<Diagnostic> why) {
    switch (invocation.output()) {
      case JSON -> json(invocation, compiled, why, Map.of());
      case TEXT -> invocation.console().diagnostics(why, documents.sources());
    }
    return ExitCode.ERRORS;
  }

  private static List<Diagnostic> missingProviders(
      Invocation invocation, Compilation compilation, Documents documents) {
    CompiledProduct placed =
        Warehouses.in(compilation.product(), invocation.surroundings().environment());
    List<Diagnostic> missing = new ArrayList<>();
    new ProductEngine(placed, documents.folder())
        .unpublished()
        .forEach(port -> missing.add(unpublished(port)));
    Warehouses.unknown(placed).forEach(port -> missing.add(unplaced(port)));
    return missing;
  }

  private static Diagnostic unplaced(InputPort port) {
    String provider = port.provider().orElse(port.name());
    return Diagnostic.of(
            CliCode.WAREHOUSE_UNKNOWN,
            "nobody says where the warehouse of '" + provider + "' is on this machine")
        .about("input_ports." + port.name())
        .withHelp(
            "set "
                + Warehouses.VARIABLE
                + "=/data/{domain}/{product}/data.duckdb, or list the provider's folder in a"
                + " floe-workspace.yaml above this product");
  }

  private static Diagnostic unpublished(InputPort port) {
    String provider = port.provider().orElse(port.name());
    String folder = port.warehouse().orElse("").replaceFirst("/warehouse/[^/]*$", "");
    return Diagnostic.of(CliCode.NOT_PUBLISHED, "'" + provider + "' has not published anything yet")
        .about("input_ports." + port.name())
        .withHelp("run it first: floe run --project-dir " + folder);
  }

  private static Result<Set<String>> selected(Asked asked, Compilation compilation) {
    Result<Selection> selection = SelectionParser.parse(asked.select(), asked.exclude());
    return selection.map(wanted ->
        Set.copyOf(
            new Selector(compilation.project().graph(), Map.of())
                .select(wanted, IndirectSelection.EAGER)));
  }

  private static RunOptions options(Invocation invocation, Asked asked) {
    return RunOptions.standard()
        .withThreads(Math.max(1, number(invocation, "--threads", 4)))
        .withNodeTimeout(Duration.ofSeconds(number(invocation, "--node-timeout", 0)))
        .with(
            Retries.standard()
                .withCount(number(invocation, "--retries", Retries.standard().count())))
        .with(asked.refresh());
  }

  private static int number(Invocation invocation, String option, int otherwise) {
    return Math.max(0, invocation.arguments().number(option).orElse(otherwise));
  }

  private static Duration lockTimeout(Invocation invocation) {
    return Duration.ofSeconds(number(invocation, "--lock-timeout", 0));
  }

  private ExitCode report(
      Invocation invocation,
      Documents documents,
      Result<Compilation> compiled,
      Publication publication) {
    List<Diagnostic> found = new ArrayList<>(publication.results().allDiagnostics());
    List<Diagnostic> seen =
        publication instanceof Publication.Published
            ? after.look(invocation, documents.folder())
            : List.of();
    found.addAll(seen);
    RunRemains.keepFindings(documents, publication.run(), found);
    switch (invocation.output()) {
      case JSON -> {
        List<Diagnostic> all = new ArrayList<>(compiled.diagnostics());
        all.addAll(found);
        json(invocation, compiled, all, PublicationText.plain(publication));
      }
      case TEXT -> {
        PublicationText.print(invocation.console(), documents, publication);
        invocation.console().diagnostics(seen, documents.sources());
      }
    }
    return switch (publication) {
      case Publication.Published published -> ExitCode.OK;
      case Publication.Discarded discarded ->
          discarded.results().failedOutside() ? ExitCode.EXTERNAL : ExitCode.ERRORS;
    };
  }

  private static void json(
      Invocation invocation,
      Result<Compilation> compiled,
      List<Diagnostic> diagnostics,
      Map<String, ? extends @Nullable Object> more) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("stages", CompileCommand.stages(compiled));
    all.putAll(more);
    invocation.console().json(diagnostics, all);
  }
}
