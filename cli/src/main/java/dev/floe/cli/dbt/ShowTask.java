package dev.floe.cli.dbt;

import dev.floe.artifacts.SqlText;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.console.OutputFormat;
import dev.floe.cli.rows.RowFormat;
import dev.floe.dbt.NodeRuntime;
import dev.floe.dbt.artifact.RunResults.Outcome;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.render.Perspective;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.render.JsonText;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.materialize.Statement;
import dev.floe.spi.Engine;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** {@code floe dbt show}: the first rows of nodes, or of a query. */
final class ShowTask implements Task {

  @Override
  public ExitCode run(DbtWork work) {
    Optional<String> inline = work.invocation().arguments().value("--inline");
    Optional<String> direct = work.invocation().arguments().value("--inline-direct");
    if (inline.isEmpty()
        && direct.isEmpty()
        && work.invocation().arguments().values("--select").isEmpty()
        && work.flags().value("--selector").isEmpty()) {
      throw new UsageError(
          CliCode.MISSING_VALUE,
          "'floe dbt show' shows nodes or a query, and got neither",
          "name some with --select, or give a query with --inline");
    }
    try (Engine engine = work.project().open();
        Session session = DbtWork.session(engine)) {
      if (inline.isPresent()) {
        return query(
            work,
            "--inline",
            work.rendering().inline(Template.file("--inline", inline.get()), session),
            session);
      }
      if (direct.isPresent()) {
        return query(work, "--inline-direct", Result.ok(SqlText.unmapped(direct.get())), session);
      }
      Result<SortedSet<String>> ids = work.selected();
      return ids.isOk() ? code(nodes(work, ids.value().orElseThrow(), session)) : ExitCode.USAGE;
    }
  }

  /** A query that cannot be answered is a command that cannot be carried out. */
  private static ExitCode query(
      DbtWork work, String subject, Result<SqlText> sql, Session session) {
    Instant started = CompileTask.now(work);
    if (!show(work, subject, subject, sql, session)) {
      return ExitCode.USAGE;
    }
    String id = CompileTask.inlineId(work);
    CompileTask.write(work, List.of(CompileTask.outcome(work, id, sql, started)));
    return ExitCode.OK;
  }

  private static ExitCode code(boolean good) {
    return good ? ExitCode.OK : ExitCode.ERRORS;
  }

  private static boolean nodes(DbtWork work, SortedSet<String> ids, Session session) {
    boolean good = true;
    Optional<Perspective> perspective = work.perspective(ids, session);
    if (perspective.isEmpty()) {
      return false;
    }
    NodeRuntime runtime = work.rendering(perspective.get()).runtime();
    List<Outcome> outcomes = new ArrayList<>();
    for (ResourceNode node : work.nodes(ids)) {
      Instant started = CompileTask.now(work);
      Result<SqlText> body =
          node.detail() instanceof NodeDetail.Seed
              ? Result.ok(SqlText.unmapped("select * from " + relation(work, node)))
              : work.body(node, runtime, session);
      good &= show(work, node.uniqueId(), node.identity().file(), body, session);
      outcomes.add(CompileTask.outcome(work, node.uniqueId(), body, started));
    }
    work.artifacts().writeManifest();
    CompileTask.write(work, outcomes);
    return good;
  }

  private static boolean show(
      DbtWork work, String subject, String file, Result<SqlText> body, Session session) {
    int limit = work.invocation().arguments().number("--limit").orElse(5);
    work.tell(body.diagnostics());
    if (body.value().isEmpty() || !body.isOk()) {
      return false;
    }
    SqlText sql = body.value().get();
    try {
      Rows rows = session.query(sql.text(), limit < 0 ? Long.MAX_VALUE : limit);
      print(work, subject, rows);
      return true;
    } catch (SqlFailure failure) {
      work.tell(
          List.of(
              FailureReport.of(subject, Optional.of(Span.file(file)), failure, Statement.of(sql))));
      return false;
    }
  }

  private static void print(DbtWork work, String subject, Rows rows) {
    boolean inline = subject.startsWith("--inline");
    String name = subject.replaceFirst("^[^.]*\\.[^.]*\\.", "");
    if (work.invocation().output() == OutputFormat.JSON) {
      Map<String, Object> shown = new LinkedHashMap<>();
      if (!inline) {
        shown.put("node", name);
      }
      shown.put("show", RowFormat.objects(rows));
      work.invocation().console().line(new JsonText().value(shown).toString());
      return;
    }
    if (!work.flags().isOn("--quiet")) {
      String what = inline ? "inline node" : "node '" + name + "'";
      work.invocation().console().line("Previewing " + what + ":");
    }
    work.invocation().console().print(RowFormat.TABLE.write(rows));
  }

  private static String relation(DbtWork work, ResourceNode node) {
    return work.project().plugin().dialect().render(node.placement().relation());
  }
}
