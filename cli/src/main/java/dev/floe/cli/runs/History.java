package dev.floe.cli.runs;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.product.Documents;
import dev.floe.cli.product.ProductFolder;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.runner.journal.RunRecord;
import dev.floe.runner.journal.Runs;
import dev.floe.runner.warehouse.Generation;
import dev.floe.runner.warehouse.Warehouse;
import java.util.List;

/** The runs of a product and the generations they published. */
final class History {

  /** Stands for the run that began last. */
  static final String LATEST = "latest";

  /** The same. */
  private static final String LAST = "last";

  private final Runs runs;
  private final Warehouse warehouse;

  private History(ProductFolder folder, Invocation invocation) {
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

  Runs runs() {
    return runs;
  }

  Warehouse warehouse() {
    return warehouse;
  }

  List<Generation> generations() {
    return warehouse.generations();
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
