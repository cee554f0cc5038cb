package dev.floe.runner.materialize;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.dbt.NodeRuntime;
import dev.floe.dbt.NodeRuntime.Batch;
import dev.floe.dbt.seed.CsvTable;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Suggestion;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunOptions;
import dev.floe.spi.Grants;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.TableOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Chooses how a node is made and makes it. Safe for several threads. */
public final class Materializer {

  private static final List<String> BUILT_IN =
      List.of("table", "view", "incremental", "materialized_view", "ephemeral");

  private final RunOptions options;
  private final Instant now;
  private final NodeRuntime runtime;

  /**
   * @param now the one time the rows of this run may know
   */
  public Materializer(RunOptions options, Instant now, NodeRuntime runtime) {
    this.options = options;
    this.now = now;
    this.runtime = runtime;
  }

  /** Makes a model. */
  public Outcome model(Node.Model model, SqlText query, NodeSession session) throws SqlFailure {
    Build build = build(model, model.relation(), query, new Settings(model.config()), session);
    Optional<Diagnostic> tooLong = build.tooLong();
    if (tooLong.isPresent()) {
      return Outcome.refused(tooLong.get());
    }
    Leftovers.drop(build);
    Outcome outcome =
        switch (model.materialization().toLowerCase(Locale.ROOT)) {
          case "table" -> TableBuild.run(build);
          case "view" -> ViewBuild.run(build);
          case "incremental" -> new IncrementalBuild(build, runtime).run();
          case "materialized_view" -> MaterializedViewBuild.run(build);
          case "function" -> FunctionBuild.run(build);
          case "external" -> ExternalBuild.run(build);
          case "clone" -> CloneBuild.run(build);
          case "ephemeral" -> nothing();
          default -> Outcome.refused(unknown(build, model.materialization()));
        };
    return pointed(build, finished(build, outcome));
  }

  private Outcome pointed(Build build, Outcome outcome) throws SqlFailure {
    boolean made = outcome instanceof Outcome.Done done && done.relation().isPresent();
    Optional<Outcome.Refused> refused = made ? PointerBuild.run(build, runtime) : Optional.empty();
    return refused.<Outcome>map(why -> why).orElse(outcome);
  }

  /** Makes one batch of a microbatch model. */
  public Outcome batch(Node.Model model, SqlText query, Batch batch, NodeSession session)
      throws SqlFailure {
    Build build =
        new Build(
            model,
            model.relation(),
            Sql.embeddable(query),
            new Settings(model.config()),
            session,
            options,
            now,
            Optional.of(batch));
    return finished(build, new IncrementalBuild(build, runtime).run());
  }

  /**
   * Whether making a model takes a single statement, which needs no transaction around it: one
   * commit less for each of a thousand small tables.
   */
  public boolean isOneStatement(Node.Model model, NodeSession session) throws SqlFailure {
    Build build =
        build(model, model.relation(), SqlText.unmapped(""), new Settings(model.config()), session);
    return model.materialization().equals("table")
        && build.settings().map("persist_docs").isEmpty()
        && build.settings().map("grants").isEmpty()
        && build.settings().texts("indexes").isEmpty()
        && build.settings().text("latest_version_pointer").isEmpty()
        && TableBuild.oneStatement(build).isPresent();
  }

  /** Brings a snapshot up to date. */
  public Outcome snapshot(Node.Snapshot snapshot, SqlText query, NodeSession session)
      throws SqlFailure {
    Build build =
        build(snapshot, snapshot.relation(), query, new Settings(snapshot.config()), session);
    return finished(build, SnapshotBuild.run(build, runtime));
  }

  /**
   * Loads a seed.
   *
   * @param file its path, for messages
   * @param loaded what is loaded instead of the rows as they are
   */
  public Outcome seed(
      Node.Seed seed,
      String file,
      byte[] content,
      UnaryOperator<CsvTable> loaded,
      NodeSession session)
      throws SqlFailure {
    Build build =
        build(seed, seed.relation(), SqlText.unmapped(""), new Settings(seed.config()), session);
    return finished(build, SeedBuild.run(build, file, content, loaded));
  }

  /**
   * Judges a test.
   *
   * @param kept where its failing rows go, if they are to be kept
   */
  public Outcome test(Node.Test test, SqlText query, RelationName kept, NodeSession session)
      throws SqlFailure {
    return DataTest.run(
        build(test, kept, query, new Settings(test.config()), session), test, runtime);
  }

  /**
   * Judges a test by what a materialization of the project counted.
   *
   * @param rows what that counted
   */
  public Outcome test(Node.Test test, List<List<@Nullable Object>> rows, NodeSession session) {
    RelationName nowhere = new RelationName(Optional.empty(), Optional.empty(), test.info().name());
    Settings settings = new Settings(test.config());
    return DataTest.judged(
        build(test, nowhere, SqlText.unmapped(""), settings, session),
        test,
        rows,
        Optional.empty());
  }

  private Build build(
      Node node, RelationName target, SqlText query, Settings settings, NodeSession session) {
    return new Build(
        node, target, Sql.embeddable(query), settings, session, options, now, Optional.empty());
  }

  private static Outcome nothing() {
    return new Outcome.Done(
        NodeStatus.SUCCESS,
        "",
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        List.of());
  }

  private static Diagnostic unknown(Build build, String materialization) {
    return build
        .problem(
            RunCode.UNKNOWN_MATERIALIZATION,
            "the materialization '" + materialization + "' is not known")
        .withHelp(Suggestion.help(materialization, BUILT_IN));
  }

  /** What goes with every relation that was made: its descriptions, its grants. */
  private static Outcome finished(Build build, Outcome outcome) throws SqlFailure {
    if (!(outcome instanceof Outcome.Done done) || done.relation().isEmpty()) {
      return outcome;
    }
    if (build.session().dialect() instanceof TableOptions options && hasRowsOfItsOwn(build)) {
      for (String index : options.indexes(build.target(), build.settings().values())) {
        build.session().execute(index);
      }
    }
    List<Diagnostic> warnings = new ArrayList<>(done.warnings());
    warnings.addAll(Contract.of(build).warnings());
    warnings.addAll(Documentation.persist(build));
    warnings.addAll(granted(build));
    return new Outcome.Done(
        done.status(), done.message(), done.rows(), done.failures(), done.relation(), warnings);
  }

  private static List<Diagnostic> granted(Build build) throws SqlFailure {
    if (build.settings().map("grants").isEmpty()) {
      return List.of();
    }
    if (build.session().dialect() instanceof Grants grants) {
      Access.settle(build, grants);
      return List.of();
    }
    return List.of(
        build
            .problem(
                RunCode.NOT_SUPPORTED,
                build.session().dialect().name()
                    + " has no grants: those of "
                    + build.node().info().name()
                    + " are left out")
            .withNote(Note.of("access to a data product's ports is governed by its manifest")));
  }

  private static boolean hasRowsOfItsOwn(Build build) {
    return !(build.node() instanceof Node.Model model && model.materialization().equals("view"));
  }
}
