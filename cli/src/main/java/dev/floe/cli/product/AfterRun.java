package dev.floe.cli.product;

import dev.floe.cli.command.Invocation;
import dev.floe.diagnostics.Diagnostic;
import java.nio.file.Path;
import java.util.List;

/** What is looked at once readers have what a run built. */
@FunctionalInterface
public interface AfterRun {

  /**
   * What there is to warn of.
   *
   * @param folder of the product
   */
  List<Diagnostic> look(Invocation invocation, Path folder);
}
