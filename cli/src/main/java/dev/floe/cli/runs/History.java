package dev.floe.cli.runs;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.product.Documents;
import dev.floe.cli.product.ProductFolder;
import dev.floe.cli.product.PublishedEngine;
import dev.floe.cli.record.ActionRecord;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.journal.RunRecord;
import dev.floe.runner.journal.Runs;
import dev.floe.runner.warehouse.Generation;
import dev.floe.runner.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The runs of a product and the generations they published. */
final class History {

  /** Stands for the run that began last. */
  static final String LATEST = "latest";

  /** The same. */
  private static final String LAST = "last";

  private final Runs runs;
  private final Warehouse warehouse;
  private final Path folder;
  private final Surroundings surroundings;

  private History(ProductFolder folder, Invocation invocation) {
    this.folder = folder.folder();
    this.surroundings = invocation.surroundings();
    this.runs = new Runs(folder.runs());
    this.warehouse =
        new Warehouse(
            folder.warehouse(), ProductFolder.KEPT_GENERATIONS, invocation.surroundings().clock());
  }

  /** The history of the product the command was called for. */
  static History of(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    documents.requireProduct();
    return new History(new ProductFolder(documents.folder()), invocation);
  }

  /** Records that an earlier generation is published again, where its platform wants that. */
  void note(String state, Generation restored) {
    PublishedEngine.product(folder)
        .ifPresent(product ->
            ActionRecord.of(product, folder, surroundings)
                .note(
                    "rollback",
                    product.product().qualifiedName(),
                    new TreeMap<>(Map.of("state", state, "run", restored.run()))));
  }

  Runs runs() {
    return runs;
  }

  Warehouse warehouse() {
    return warehouse;
  }

  List<Generation> generations() {
    return warehouse.generations();
  }

  /** What runs have published in a catalog, by name. */
  List<String> tables() {
    return runs.list().stream()
        .flatMap(run -> run.entries().stream())
        .filter(entry -> entry.event().equals("published"))
        .map(entry -> entry.fields().getOrDefault("tables", List.of()))
        .flatMap(tables -> tables instanceof List<?> names ? names.stream() : Stream.empty())
        .map(String::valueOf)
        .distinct()
        .sorted()
        .toList();
  }

  /** Every run, newest first. */
  List<RunLine> all() {
    List<Generation> generations = generations();
    return runs.list().stream().map(run -> RunLine.of(run, generations)).toList();
  }

  /**
   * One run.
   *
   * @param name a run's name, or {@code latest}
   * @throws UsageError where there is no such run
   */
  RunLine find(String name) {
    if (name.equals(LATEST) || name.equals(LAST)) {
      return all().stream().findFirst().orElseThrow(History::nothing);
    }
    Result<RunRecord> found = runs.find(name);
    return RunLine.of(found.value().orElseThrow(() -> new UsageError(why(found))), generations());
  }

  static UsageError nothing() {
    return new UsageError(CliCode.NOTHING_BUILT, "nothing has run here yet", "run it: floe run");
  }

  private static Diagnostic why(Result<RunRecord> found) {
    return found.diagnostics().getFirst();
  }
}
