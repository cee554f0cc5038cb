package dev.floe.cli.dbt;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.SqlText;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.spi.Engine;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code clone} makes and what it leaves as it is.
 *
 * <p>A view that reads the other environment's relation. Only where a project's macro {@code
 * can_clone_table} says so, the statement of its {@code create_or_replace_clone} copies a table.
 *
 * @param made in the order of the graph
 * @param left what there is nothing to do for, and why
 */
record ClonePlan(List<Node.Model> made, List<Left> left) {

  /** What dbt says of a node there is nothing to do for. */
  static final String NO_OP = "No-op";

  /** A node there is nothing to do for. */
  record Left(Node node, String why) {}

  ClonePlan {
    made = List.copyOf(made);
    left = List.copyOf(left);
  }

  /**
   * Plans the copies.
   *
   * @param relations where the other environment has each node, by unique id
   */
  static Result<ClonePlan> of(
      DbtWork work, SortedSet<String> ids, Map<String, RelationName> relations, Engine engine) {
    try (Session session = DbtWork.session(engine)) {
      Planning planning = new Planning(work, engine, session);
      for (ResourceNode node : work.nodes(ids)) {
        planning.add(node, Optional.ofNullable(relations.get(node.uniqueId())));
      }
      return Result.of(new ClonePlan(planning.made, planning.left), planning.found);
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }

  /** The planning of one node after the other over one session. */
  private static final class Planning {

    private final DbtWork work;
    private final Engine engine;
    private final Session session;
    private final List<Node.Model> made = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();
    private final List<Diagnostic> found = new ArrayList<>();

    Planning(DbtWork work, Engine engine, Session session) {
      this.work = work;
      this.engine = engine;
      this.session = session;
    }

    void add(ResourceNode resource, Optional<RelationName> from) throws SqlFailure {
      Result<Optional<Node>> lowered = work.lowering().lower(resource);
      found.addAll(lowered.diagnostics());
      // An ephemeral model has no relation anywhere.
      if (lowered.value().flatMap(one -> one).orElse(null) instanceof Node.Referable node
          && node.location().isPresent()) {
        Optional<String> reason = reasonToLeave(node, from);
        if (reason.isPresent()) {
          left.add(new Left(node, reason.get()));
        } else {
          made.add(copyOf(node, from.orElseThrow()));
        }
      }
    }

    private Optional<String> reasonToLeave(Node.Referable node, Optional<RelationName> from)
        throws SqlFailure {
      RelationName here = node.location().orElseThrow();
      if (from.isEmpty()) {
        return Optional.of("No relation found in state manifest for " + node.uniqueId());
      }
      if (from.get().equals(here)) {
        return Optional.of("The state has " + engine.dialect().render(here) + " itself");
      }
      return session.relation(here).isPresent() && !work.flags().isOn("--full-refresh")
          ? Optional.of("Relation " + engine.dialect().render(here) + " already exists")
          : Optional.empty();
    }

    private Node.Model copyOf(Node.Referable node, RelationName from) throws SqlFailure {
      RelationName here = node.location().orElseThrow();
      Optional<Relation> there = session.relation(from);
      boolean isTable = there.filter(one -> one.kind() == RelationKind.TABLE).isPresent();
      Optional<String> statement = isTable ? statement(here, from) : Optional.empty();
      String sql = statement.orElseGet(() -> "select * from " + engine.dialect().render(from));
      return new Node.Model(
          node.info(),
          here,
          statement.isPresent() ? "clone" : "view",
          Optional.empty(),
          new SqlBody.Static(SqlText.unmapped(sql)),
          node.columns(),
          node instanceof Node.Model model ? model.constraints() : List.of(),
          List.of(),
          config(node));
    }

    /** The statement with which a project copies tables, if it does. */
    private Optional<String> statement(RelationName here, RelationName from) {
      Result<Optional<Object>> asked =
          work.rendering()
              .operation(
                  "dbt.floe_clone_statement",
                  Map.of("this_parts", parts(here), "defer_parts", parts(from)),
                  session);
      found.addAll(asked.diagnostics());
      return asked.value().flatMap(one -> one).map(String::valueOf).filter(text -> !text.isBlank());
    }

    private static Map<String, @Nullable Object> parts(RelationName name) {
      Map<String, @Nullable Object> parts = new LinkedHashMap<>();
      parts.put("database", name.database().orElse(null));
      parts.put("schema", name.schema().orElse(null));
      parts.put("identifier", name.identifier());
      return parts;
    }

    private static Map<String, Object> config(Node.Referable node) {
      return switch (node) {
        case Node.Model model -> model.config();
        case Node.Seed seed -> seed.config();
        case Node.Snapshot snapshot -> snapshot.config();
        case Node.Source source -> Map.of();
      };
    }
  }
}
