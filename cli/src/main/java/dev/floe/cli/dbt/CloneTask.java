package dev.floe.cli.dbt;

import dev.floe.artifacts.SqlText;
import dev.floe.cli.command.ExitCode;
import dev.floe.dbt.artifact.EarlierManifest;
import dev.floe.dbt.artifact.RunResults.Outcome;
import dev.floe.dbt.artifact.RunResults.Times;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.materialize.Statement;
import dev.floe.spi.Engine;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * {@code floe dbt clone}: for each selected node a view of the relation another environment has.
 * What is here already stays, unless {@code --full-refresh} is given.
 */
final class CloneTask implements Task {

  @Override
  public ExitCode run(DbtWork work) {
    Result<SortedSet<String>> ids = work.selected();
    return ids.isOk() ? copy(work, ids.value().orElseThrow()) : ExitCode.USAGE;
  }

  /** Copies these nodes. */
  static ExitCode copy(DbtWork work, SortedSet<String> ids) {
    Result<EarlierManifest> state =
        new DbtState(work).deferredTo("'clone' copies what another environment has built");
    work.tell(state.diagnostics());
    if (!state.isOk()) {
      return ExitCode.USAGE;
    }
    Map<String, RelationName> relations = state.value().orElseThrow().relations();
    List<Outcome> outcomes = new ArrayList<>();
    try (Engine engine = work.project().open();
        Session session = DbtWork.session(engine)) {
      Set<List<String>> schemas = new HashSet<>();
      for (ResourceNode node : work.nodes(ids)) {
        RelationName from = relations.get(node.uniqueId());
        outcomes.add(new Copy(work, engine, session, schemas).of(node, Optional.ofNullable(from)));
      }
    }
    work.artifacts().writeManifest();
    work.artifacts().writeOutcomes(outcomes, work.elapsed(), CommandArguments.of(work));
    boolean good = outcomes.stream().noneMatch(one -> one.status().equals("error"));
    work.log().info("EndRunResult", good ? "Completed successfully" : "Completed with errors");
    return good ? ExitCode.OK : ExitCode.ERRORS;
  }

  /** The copying of one node after the other over one session. */
  private record Copy(DbtWork work, Engine engine, Session session, Set<List<String>> schemas) {

    Outcome of(ResourceNode node, Optional<RelationName> from) {
      Clock clock = work.invocation().surroundings().clock();
      Instant started = clock.instant();
      String status = "success";
      String message;
      try {
        message = copied(node, from);
      } catch (SqlFailure failure) {
        status = "error";
        message = String.valueOf(failure.getMessage());
        work.tell(
            List.of(
                FailureReport.of(
                    node.uniqueId(),
                    Optional.of(Span.file(node.identity().file())),
                    failure,
                    Statement.of(SqlText.unmapped("")))));
      }
      work.log().info("LogCloneResult", node.uniqueId() + ": " + message);
      return new Outcome(
          node.uniqueId(),
          status,
          Optional.of(message),
          Optional.empty(),
          "Thread-1",
          Optional.of(new Times(started, started, clock.instant())),
          Map.of("_message", message),
          Optional.empty(),
          Optional.of(engine.dialect().render(node.placement().relation())),
          Optional.empty());
    }

    private String copied(ResourceNode node, Optional<RelationName> from) throws SqlFailure {
      RelationName here = node.placement().relation();
      if (from.isEmpty()) {
        return "No relation found in state manifest for " + node.uniqueId();
      }
      if (from.get().equals(here)) {
        return "No-op: it is the same relation";
      }
      Optional<Relation> existing = session.relation(here);
      if (existing.isPresent() && !work.flags().isOn("--full-refresh")) {
        return "Relation " + engine.dialect().render(here) + " already exists";
      }
      if (schemas.add(List.of(here.database().orElse(""), here.schema().orElse("")))) {
        session.execute(
            engine.dialect().createSchema(here.database(), here.schema().orElseThrow()));
      }
      if (existing.isPresent()) {
        session.execute(engine.dialect().drop(existing.get()));
      }
      session.execute(
          engine
              .dialect()
              .createViewAs(here)
              .around("select * from " + engine.dialect().render(from.get())));
      return "CREATE VIEW";
    }
  }
}
