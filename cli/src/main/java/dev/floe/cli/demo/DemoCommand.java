package dev.floe.cli.demo;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.console.Console;
import dev.floe.cli.console.Progress;
import dev.floe.cli.console.TextTable;
import dev.floe.cli.files.NewFiles;
import dev.floe.cli.product.CompilationText;
import dev.floe.cli.product.Compilations;
import dev.floe.cli.product.Documents;
import dev.floe.cli.product.ProductRun;
import dev.floe.cli.product.PublicationText;
import dev.floe.cli.product.RunProgress;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Result;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunOptions;
import dev.floe.runner.RunRequest;
import dev.floe.runner.publish.Publication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe demo}: the example mesh, end to end. */
public final class DemoCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Write an example data mesh to ./floe-demo and run all of it: an enterprise, three"
                + " domains, four data products. Running it again keeps your edits.",
            "floe demo",
            "floe demo my-folder")
        .addPositional(Options.argument("DIR", false, "the folder; floe-demo by default"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Path folder = invocation.path(invocation.arguments().positional().orElse("floe-demo"));
    NewFiles.Outcome files = ExampleMesh.writeTo(folder);
    Console console = invocation.console();
    String shown = invocation.surroundings().directory().relativize(folder).toString();
    console.line(
        files.written().isEmpty()
            ? "The example mesh is in ./" + shown + "."
            : "Wrote the example mesh to ./" + shown + ": " + files.written().size() + " files.");
    List<Publication> publications = new ArrayList<>();
    List<Path> products = MeshOrder.of(folder, invocation.surroundings());
    for (Path product : products) {
      if (invocation.surroundings().interruption().isInterrupted()) {
        return ExitCode.INTERRUPTED;
      }
      if (!run(invocation, folder, product, publications)) {
        return ExitCode.ERRORS;
      }
    }
    console.print("\n" + summary(folder, products, publications));
    console.print(next(shown));
    return ExitCode.OK;
  }

  private static boolean run(
      Invocation invocation, Path mesh, Path product, List<Publication> publications) {
    Console console = invocation.console();
    String name = mesh.relativize(product).toString();
    console.line("\n" + console.palette().strong("── " + name + " ──") + "\n");
    Documents documents = new Documents(invocation, product);
    Result<Compilation> compiled =
        Compilations.of(invocation, documents)
            .compile(documents.requireProduct(), java.util.Optional.empty());
    CompilationText.print(console, documents, compiled);
    if (!compiled.isOk()) {
      return false;
    }
    Compilation compilation = compiled.value().orElseThrow();
    CompilationText.write(documents, compilation);
    Publication publication;
    try (Progress progress = console.progress()) {
      publication =
          new ProductRun(compilation, invocation.surroundings())
              .run(everything(compilation), new RunProgress(progress), Duration.ofSeconds(10));
    }
    PublicationText.print(console, documents, publication);
    publications.add(publication);
    return publication instanceof Publication.Published;
  }

  private static RunRequest everything(Compilation compilation) {
    Set<String> all =
        compilation.product().nodes().stream()
            .map(node -> node.uniqueId())
            .collect(Collectors.toSet());
    return new RunRequest(compilation.product().nodes(), all, RunOptions.standard());
  }

  private static String summary(Path mesh, List<Path> products, List<Publication> publications) {
    TextTable table =
        new TextTable(
            List.of(
                TextTable.Column.text("data product"),
                TextTable.Column.number("tables"),
                TextTable.Column.number("rows"),
                TextTable.Column.number("tests"),
                TextTable.Column.number("time")));
    for (int i = 0; i < products.size(); i++) {
      var results = publications.get(i).results();
      long rows =
          results.nodes().stream()
              .filter(node -> node.status() == NodeStatus.SUCCESS)
              .mapToLong(node -> Math.max(0, node.rows().orElse(0)))
              .sum();
      table.row(
          List.of(
              mesh.relativize(products.get(i)).toString(),
              Long.toString(results.count(NodeStatus.SUCCESS)),
              Long.toString(rows),
              Long.toString(results.count(NodeStatus.PASS)),
              String.format(Locale.ROOT, "%.2fs", results.duration().toMillis() / 1e3)));
    }
    return table.render();
  }

  private static String next(String folder) {
    return """

    Three things to try next:

      floe show campaigns --project-dir %1$s/domains/marketing/products/campaign-performance
      floe explain governance --project-dir %1$s/domains/sales/products/order-history
      floe run --project-dir %1$s/domains/finance/products/revenue-metrics
    """
        .formatted(folder);
  }
}
