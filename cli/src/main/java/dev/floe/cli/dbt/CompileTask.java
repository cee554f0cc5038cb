package dev.floe.cli.dbt;

import dev.floe.artifacts.SqlText;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.console.OutputFormat;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.NodeRuntime;
import dev.floe.dbt.artifact.RunResults.Outcome;
import dev.floe.dbt.artifact.RunResults.Times;
import dev.floe.dbt.graph.Language;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.render.Perspective;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.render.JsonText;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** {@code floe dbt compile}: SQL into {@code target/compiled}, or of a query onto the terminal. */
final class CompileTask implements Task {

  @Override
  public ExitCode run(DbtWork work) {
    Optional<String> inline = work.invocation().arguments().value("--inline");
    if (inline.isPresent()) {
      if (!work.flags().values("--select").isEmpty()
          || work.flags().value("--selector").isPresent()) {
        throw new UsageError(
            Diagnostic.of(
                    DbtCode.BAD_SELECTION, "'--inline' is a query, and '--select' names nodes")
                .withHelp("write one of them"));
      }
      return inline(work, inline.get());
    }
    Result<SortedSet<String>> ids = work.selected();
    if (!ids.isOk()) {
      return ExitCode.USAGE;
    }
    boolean good = compile(work, ids.value().orElseThrow());
    work.artifacts().writeManifest();
    work.artifacts().writeGraph();
    return good ? ExitCode.OK : ExitCode.USAGE;
  }

  /** Compiles these nodes, and writes what came of it as the results of a run. */
  static boolean compile(DbtWork work, SortedSet<String> ids) {
    if (!work.flags().isOn("--introspect", true)) {
      return compile(work, ids, new NoSession());
    }
    try (Engine engine = work.project().open();
        Session session = DbtWork.session(engine)) {
      return compile(work, ids, session);
    }
  }

  private static boolean compile(DbtWork work, SortedSet<String> ids, Session session) {
    boolean good = true;
    List<Outcome> outcomes = new ArrayList<>();
    List<String> asked = work.flags().values("--select");
    Optional<Perspective> perspective = work.perspective(ids, session);
    if (perspective.isEmpty()) {
      return false;
    }
    NodeRuntime runtime = work.rendering(perspective.get()).runtime();
    for (ResourceNode node : rendered(work, ids)) {
      Instant started = now(work);
      Result<SqlText> body = work.body(node, runtime, session);
      work.tell(body.diagnostics());
      good &= body.isOk();
      boolean named = asked.contains(node.identity().name());
      if (named || !node.materialization().equals("ephemeral")) {
        outcomes.add(outcome(work, node.uniqueId(), body, started));
      }
      Optional<String> sql = body.value().map(SqlText::text).filter(text -> !text.isEmpty());
      sql.ifPresent(text -> work.artifacts().compiled(node, text));
      if (named && sql.isPresent()) {
        print(work, Optional.of(node.identity().name()), sql.get());
      }
    }
    write(work, outcomes);
    return good;
  }

  /** There is nothing to render in a Python model; that it is one has been told. */
  private static List<ResourceNode> rendered(DbtWork work, SortedSet<String> ids) {
    return work.nodes(ids).stream()
        .filter(node ->
            node.identity().language() == Language.SQL
                || node.identity().type() == ResourceType.FUNCTION)
        .toList();
  }

  static void write(DbtWork work, List<Outcome> outcomes) {
    work.artifacts().writeOutcomes(outcomes, work.elapsed(), CommandArguments.of(work));
  }

  static Instant now(DbtWork work) {
    return work.invocation().surroundings().clock().instant();
  }

  /** What came of rendering something. */
  static Outcome outcome(DbtWork work, String uniqueId, Result<SqlText> body, Instant started) {
    return new Outcome(
        uniqueId,
        body.isOk() ? "success" : "error",
        body.diagnostics().stream()
            .filter(Diagnostic::isError)
            .map(Diagnostic::message)
            .findFirst(),
        Optional.empty(),
        Thread.currentThread().getName(),
        Optional.of(new Times(started, now(work), now(work))),
        Map.of(),
        body.value().map(SqlText::text).filter(text -> !text.isEmpty()),
        Optional.empty(),
        Optional.empty());
  }

  private static ExitCode inline(DbtWork work, String query) {
    try (Engine engine = work.project().open();
        Session session = DbtWork.session(engine)) {
      Instant started = now(work);
      Result<SqlText> body = work.rendering().inline(Template.file("--inline", query), session);
      work.tell(body.diagnostics());
      if (!body.isOk()) {
        return ExitCode.USAGE;
      }
      print(work, Optional.empty(), body.value().orElseThrow().text());
      write(work, List.of(outcome(work, inlineId(work), body, started)));
      return ExitCode.OK;
    }
  }

  /** What dbt calls a query that is no node. */
  static String inlineId(DbtWork work) {
    return "sql_operation." + work.graph().rootProject() + ".inline_query";
  }

  /** What was asked for by name is shown as well. */
  private static void print(DbtWork work, Optional<String> node, String sql) {
    if (work.invocation().output() == OutputFormat.JSON) {
      Map<String, Object> shown = new LinkedHashMap<>();
      node.ifPresent(name -> shown.put("node", name));
      shown.put("compiled", sql);
      work.invocation().console().line(new JsonText().value(shown).toString());
      return;
    }
    if (!work.flags().isOn("--quiet")) {
      String what = node.map(name -> "node '" + name + "'").orElse("inline node");
      work.invocation().console().line("Compiled " + what + " is:");
    }
    work.invocation().console().line(sql);
  }
}
