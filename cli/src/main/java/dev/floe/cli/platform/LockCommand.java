package dev.floe.cli.platform;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.product.Documents;
import dev.floe.cli.registry.Registries;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.locate.LoadedProduct;
import dev.floe.registry.resolve.LockFile;
import dev.floe.registry.resolve.LockUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe lock}: writes down which artifact each reference means. */
public final class LockCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Write floe.lock: the digest of every manifest above this product and of every product it"
                + " consumes. What is locked already is compared with the registry and stays;"
                + " --update resolves ranges and moving tags anew.",
            "floe lock",
            "floe lock --update")
        .addOption(Options.flag("--update", "resolve every reference anew"))
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    LockUse use = invocation.arguments().has("--update") ? LockUse.UPDATE : LockUse.VERIFY;
    Documents documents =
        new Documents(invocation, invocation.projectFolder(), new Registries.Mode(use, false));
    Result<LoadedProduct> loaded =
        documents
            .locator()
            .withoutWorkspace()
            .product(documents.requireProduct(), Optional.empty());
    if (!loaded.isOk()) {
      return documents.failed(loaded.diagnostics());
    }
    documents.registries().writeLock();
    report(invocation, documents.registries().resolver().used(), loaded.diagnostics());
    return ExitCode.OK;
  }

  private static void report(Invocation invocation, LockFile lock, List<Diagnostic> found) {
    switch (invocation.output()) {
      case JSON -> {
        Map<String, Object> plain = new TreeMap<>();
        lock.entries().forEach((reference, entry) -> plain.put(reference, entry.digest().text()));
        invocation.console().json(found, Map.of("locked", plain));
      }
      case TEXT -> {
        if (lock.entries().isEmpty()) {
          invocation.console().line("Nothing to lock: no reference leads to a registry.");
        }
        lock.entries()
            .forEach((reference, entry) ->
                invocation
                    .console()
                    .line(
                        reference
                            + " -> "
                            + entry.tag().orElse("")
                            + " "
                            + entry.digest().brief()));
      }
    }
  }
}
