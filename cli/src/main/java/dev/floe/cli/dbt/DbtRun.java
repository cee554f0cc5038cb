package dev.floe.cli.dbt;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.console.OutputFormat;
import dev.floe.cli.rows.RowFormat;
import dev.floe.dbt.NodeRuntime;
import dev.floe.dbt.artifact.Stamp;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.lower.Lowering;
import dev.floe.dbt.render.DbtTemplateEngine;
import dev.floe.dbt.render.ProjectRendering;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.Cancellation;
import dev.floe.runner.LateCheck;
import dev.floe.runner.RunOptions;
import dev.floe.runner.RunRequest;
import dev.floe.runner.RunResults;
import dev.floe.runner.execute.Executor;
import dev.floe.runner.execute.World;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.materialize.Statement;
import dev.floe.spi.Engine;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** A subcommand on a project that was loaded without errors. */
final class DbtRun {

  private final Verb verb;
  private final Invocation invocation;
  private final DbtFlags flags;
  private final DbtLog log;
  private final DbtProject project;
  private final DbtArtifacts artifacts;
  private final Instant started;

  DbtRun(
      Verb verb,
      Invocation invocation,
      DbtFlags flags,
      DbtLog log,
      DbtProject project,
      dev.floe.dbt.render.Invocation templates,
      Instant started) {
    this.verb = verb;
    this.invocation = invocation;
    this.flags = flags;
    this.log = log;
    this.project = project;
    this.started = started;
    String target = project.targetName(flags);
    this.artifacts =
        new DbtArtifacts(
            project.loaded(),
            project.plugin().dialect(),
            project.folder().resolve(target),
            target,
            new Stamp(DbtProject.DBT_VERSION, started, started, templates.id()));
  }

  ExitCode run() {
    log.info("FoundStats", "Found " + DbtCounts.of(project.loaded().graph()));
    if (verb == Verb.PARSE) {
      artifacts.writeManifest();
      return ExitCode.OK;
    }
    Result<SortedSet<String>> selected =
        new DbtSelection(verb, invocation, flags)
            .of(project.loaded().graph(), project.loaded().selectors().selections());
    tell(selected.diagnostics());
    if (!selected.isOk()) {
      return ExitCode.USAGE;
    }
    SortedSet<String> ids = selected.value().orElseThrow();
    return switch (verb) {
      case LS -> list(ids);
      case COMPILE -> compile(ids);
      case SHOW -> show(ids);
      case SEED, RUN, TEST, BUILD -> execute(ids);
      case PARSE -> throw new IllegalStateException("done already");
    };
  }

  private void tell(List<Diagnostic> diagnostics) {
    invocation
        .console()
        .diagnostics(
            DbtCommand.judged(diagnostics, flags),
            DbtProject.sources(project.folder(), invocation));
  }

  private ExitCode list(SortedSet<String> ids) {
    new DbtListing(project.loaded().graph(), artifacts.forTemplates()::node)
        .lines(ids, invocation)
        .forEach(invocation.console()::line);
    return ExitCode.OK;
  }

  private ExitCode execute(SortedSet<String> ids) {
    Result<List<Node>> nodes = lowering().lower(project.loaded().graph());
    tell(nodes.diagnostics());
    if (!nodes.isOk()) {
      return ExitCode.USAGE;
    }
    DbtRunLog lines = new DbtRunLog(log, invocation.console().palette());
    Cancellation cancellation = new Cancellation();
    invocation.surroundings().interruption().onInterrupt(cancellation::cancel);
    RunOptions options = options();
    log.info("ConcurrencyLine", "");
    log.info(
        "ConcurrencyLine",
        "Concurrency: " + options.threads() + " threads (target='" + project.target() + "')");
    log.info("ConcurrencyLine", "");
    RunResults results;
    try (Engine engine = project.open()) {
      World world =
          new World(
              engine,
              rendering().runtime(),
              project.seeds(),
              LateCheck.none(),
              invocation.surroundings().clock());
      results =
          new Executor(world)
              .execute(
                  new RunRequest(nodes.value().orElseThrow(), ids, options), lines, cancellation);
    }
    return finish(results, lines);
  }

  private RunOptions options() {
    RunOptions options =
        RunOptions.standard()
            .withThreads(project.threads(flags))
            .with(verb == Verb.BUILD ? RunOptions.TestGate.CLOSED : RunOptions.TestGate.OPEN)
            .with(
                flags.isOn("--full-refresh")
                    ? RunOptions.Refresh.FULL
                    : RunOptions.Refresh.AS_CONFIGURED)
            .with(
                flags.isOn("--fail-fast")
                    ? RunOptions.OnFailure.STOP
                    : RunOptions.OnFailure.CONTINUE)
            .with(flags.isOn("--empty") ? RunOptions.RowMode.NONE : RunOptions.RowMode.ALL);
    return flags.isOn("--store-failures") ? options.with(RunOptions.StoreFailures.ALWAYS) : options;
  }

  private ExitCode finish(RunResults results, DbtRunLog lines) {
    artifacts.ran(results.nodes());
    artifacts.writeManifest();
    artifacts.writeResults(
        results.nodes(),
        Duration.between(started, invocation.surroundings().clock().instant()),
        arguments());
    lines.summary(results);
    List<Diagnostic> found = DbtCommand.judged(results.allDiagnostics(), flags);
    tell(results.allDiagnostics());
    boolean good = results.isGood() && found.stream().noneMatch(Diagnostic::isError);
    log.info("EndRunResult", good ? "Completed successfully" : "Completed with errors");
    log.info("EndRunResult", "");
    lines.done(results.nodes());
    return good ? ExitCode.OK : ExitCode.ERRORS;
  }

  private Map<String, Object> arguments() {
    Map<String, Object> all = new TreeMap<>();
    all.put("which", verb.word());
    all.put("select", invocation.arguments().values("--select"));
    all.put("exclude", invocation.arguments().values("--exclude"));
    all.put("full_refresh", flags.isOn("--full-refresh"));
    all.put("vars", flags.value("--vars").orElse(""));
    return all;
  }

  private Lowering lowering() {
    return new Lowering(Lowering.late(), project::seedDigest);
  }

  private ExitCode compile(SortedSet<String> ids) {
    boolean good = true;
    try (Engine engine = project.open();
        Session session = session(engine)) {
      Optional<String> inline = invocation.arguments().value("--inline");
      if (inline.isPresent()) {
        return compileInline(inline.get(), session);
      }
      NodeRuntime runtime = rendering().runtime();
      for (ResourceNode node : wanted(ids)) {
        Result<SqlText> body = body(node, runtime, session);
        tell(body.diagnostics());
        good &= body.isOk();
        body.value()
            .filter(sql -> !sql.text().isEmpty())
            .ifPresent(sql -> artifacts.compiled(node, sql.text()));
      }
    }
    artifacts.writeManifest();
    return good ? ExitCode.OK : ExitCode.ERRORS;
  }

  private ExitCode compileInline(String query, Session session) {
    Result<SqlText> body = rendering().inline(typed(query), session);
    tell(body.diagnostics());
    body.value().ifPresent(sql -> invocation.console().line(sql.text()));
    return body.isOk() ? ExitCode.OK : ExitCode.ERRORS;
  }

  private static Template typed(String query) {
    return Template.file("--inline", query);
  }

  private ProjectRendering rendering() {
    return DbtTemplateEngine.rendering(
        project.loaded().renderer(), project.loaded().graph(), artifacts.forTemplates());
  }

  /** The SQL of a node; empty text for a seed. */
  private Result<SqlText> body(ResourceNode node, NodeRuntime runtime, Session session) {
    return lowering()
        .lower(node)
        .then(lowered ->
            lowered.isEmpty() || lowered.get() instanceof Node.Seed
                ? Result.ok(SqlText.unmapped(""))
                : runtime.body(lowered.get(), session));
  }

  private List<ResourceNode> wanted(SortedSet<String> ids) {
    return project.loaded().graph().nodes().values().stream()
        .filter(node -> ids.contains(node.uniqueId()))
        .toList();
  }

  private ExitCode show(SortedSet<String> ids) {
    boolean good = true;
    try (Engine engine = project.open();
        Session session = session(engine)) {
      Optional<String> inline = invocation.arguments().value("--inline");
      if (inline.isPresent()) {
        Result<SqlText> body = rendering().inline(typed(inline.get()), session);
        return show("--inline", "--inline", body, session) ? ExitCode.OK : ExitCode.ERRORS;
      }
      NodeRuntime runtime = rendering().runtime();
      for (ResourceNode node : wanted(ids)) {
        Result<SqlText> body =
            node.detail() instanceof NodeDetail.Seed
                ? Result.ok(SqlText.unmapped("select * from " + relation(node)))
                : body(node, runtime, session);
        good &= show(node.uniqueId(), node.identity().file(), body, session);
      }
    }
    return good ? ExitCode.OK : ExitCode.ERRORS;
  }

  private boolean show(String subject, String file, Result<SqlText> body, Session session) {
    int limit = invocation.arguments().number("--limit").orElse(5);
    RowFormat format = invocation.output() == OutputFormat.JSON ? RowFormat.JSON : RowFormat.TABLE;
    tell(body.diagnostics());
    if (body.value().isEmpty() || !body.isOk()) {
      return false;
    }
    SqlText sql = body.value().get();
    try {
      Rows rows = session.query(sql.text(), limit < 0 ? Long.MAX_VALUE : limit);
      invocation.console().print(format.write(rows));
      return true;
    } catch (SqlFailure failure) {
      tell(List.of(FailureReport.of(subject, Optional.of(file), failure, Statement.of(sql))));
      return false;
    }
  }

  private String relation(ResourceNode node) {
    return project.plugin().dialect().render(node.placement().relation());
  }

  private static Session session(Engine engine) {
    try {
      return engine.session();
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }
}
