package dev.floe.cli.product;

import dev.floe.artifacts.ArtifactsJson;
import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.SqlText;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.files.DiskTree;
import dev.floe.cli.rows.RowFormat;
import dev.floe.compiler.Compilation;
import dev.floe.dbt.graph.Template;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Suggestion;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.materialize.Statement;
import dev.floe.spi.Engine;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe show}: rows of what was published. */
public final class ShowCommand implements Command {

  private static final int DEFAULT_LIMIT = 10;

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Show rows of the warehouse: of a node or port by its name, or of a query of your own,"
                + " which may use ref.",
            "floe show gold_customers",
            "floe show sales.gold.customers --limit 100 --output csv",
            "floe show --inline \"select count(*) as n from {{ ref('gold_customers') }}\"")
        .addPositional(Options.argument("NODE", false, "a model, seed, port or table"))
        .addOption(Options.value("--inline", "SQL", "a query, instead of a node"))
        .addOption(Options.number("--limit", "N", "how many rows; 10 by default, -1 for all"))
        .addOption(Options.environment())
        .addOption(Options.projectFolder())
        .addOption(Options.value("--output", "FORMAT", "table (default), csv or json"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Path productFile = documents.requireProduct();
    Optional<String> inline = invocation.arguments().value("--inline");
    Optional<String> node = invocation.arguments().positional();
    if (inline.isPresent() == node.isPresent()) {
      throw new UsageError(
          CliCode.MISSING_VALUE,
          "'floe show' needs a node or --inline, and not both",
          "see 'floe show --help'");
    }
    return inline.isPresent()
        ? inline(invocation, documents, productFile, inline.get())
        : node(invocation, documents, node.orElseThrow());
  }

  private static ExitCode node(Invocation invocation, Documents documents, String name) {
    Path warehouse = requireWarehouse(documents);
    Result<CompiledProduct> product = compiled(documents);
    invocation.console().diagnostics(product.diagnostics(), documents.sources());
    if (!product.isOk()) {
      return ExitCode.ERRORS;
    }
    CompiledProduct known = product.value().orElseThrow();
    RelationName relation = relation(known, name);
    CompiledProduct placed = Warehouses.in(known, invocation.surroundings().environment());
    try (Engine engine = new ProductEngine(placed, documents.folder()).reader(warehouse);
        Session session = session(engine)) {
      SqlText query = SqlText.unmapped("select * from " + engine.dialect().render(relation));
      return answer(invocation, documents, session, name, query);
    }
  }

  private static ExitCode inline(
      Invocation invocation, Documents documents, Path productFile, String query) {
    Result<Compilation> compiled =
        Compilations.of(invocation, documents)
            .compile(productFile, invocation.arguments().value("--env"));
    if (compiled.value().isEmpty()) {
      invocation.console().diagnostics(compiled.diagnostics(), documents.sources());
      return ExitCode.ERRORS;
    }
    Compilation compilation = compiled.value().get();
    Path warehouse = requireWarehouse(documents);
    CompiledProduct placed =
        Warehouses.in(compilation.product(), invocation.surroundings().environment());
    try (Engine engine = new ProductEngine(placed, documents.folder()).reader(warehouse);
        Session session = session(engine)) {
      Result<SqlText> body =
          ProductRun.rendering(compilation).inline(Template.file("--inline", query), session);
      invocation.console().diagnostics(body.diagnostics(), documents.sources());
      return body.isOk()
          ? answer(invocation, documents, session, "--inline", body.value().orElseThrow())
          : ExitCode.ERRORS;
    }
  }

  private static ExitCode answer(
      Invocation invocation, Documents documents, Session session, String subject, SqlText query) {
    int limit = invocation.arguments().number("--limit").orElse(DEFAULT_LIMIT);
    String format = invocation.oneOf("--output", "table", List.of("table", "text", "csv", "json"));
    try {
      Rows rows = session.query(query.text(), limit < 0 ? Long.MAX_VALUE : limit);
      RowFormat writer =
          switch (format) {
            case "csv" -> RowFormat.CSV;
            case "json" -> RowFormat.JSON;
            default -> RowFormat.TABLE;
          };
      invocation.console().print(writer.write(rows));
      return ExitCode.OK;
    } catch (SqlFailure failure) {
      Diagnostic diagnostic =
          FailureReport.of(subject, Optional.empty(), failure, Statement.of(query));
      invocation.console().diagnostics(List.of(diagnostic), documents.sources());
      return ExitCode.ERRORS;
    }
  }

  private static Path requireWarehouse(Documents documents) {
    Path warehouse = new ProductFolder(documents.folder()).warehouse();
    if (!Files.isRegularFile(warehouse)) {
      throw nothingBuilt();
    }
    return warehouse;
  }

  private static UsageError nothingBuilt() {
    return new UsageError(
        CliCode.NOTHING_BUILT, "nothing has been built here yet", "build it: floe run");
  }

  private static Result<CompiledProduct> compiled(Documents documents) {
    Path file = new ProductFolder(documents.folder()).artifacts();
    byte[] bytes = DiskTree.readFile(file).orElseThrow(ShowCommand::nothingBuilt);
    return ArtifactsJson.read(".floe/artifacts.json", bytes);
  }

  /** Every name a table goes by: the node's, the port's, the relation's own. */
  private static RelationName relation(CompiledProduct product, String name) {
    TreeMap<String, RelationName> known = new TreeMap<>();
    for (Node node : product.nodes()) {
      if (node instanceof Node.Referable readable && readable.location().isPresent()) {
        RelationName relation = readable.location().get();
        known.put(node.info().name(), relation);
        known.put(relation.toString(), relation);
        product.outputPorts().stream()
            .filter(port -> port.node().equals(node.uniqueId()))
            .forEach(port -> known.putIfAbsent(port.name(), relation));
      }
    }
    RelationName found = known.get(name);
    if (found == null) {
      throw new UsageError(
          CliCode.UNKNOWN_NODE,
          "there is no node, port or table '" + name + "' to show",
          Suggestion.help(name, known.keySet()));
    }
    return found;
  }

  private static Session session(Engine engine) {
    try {
      return engine.session();
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }
}
