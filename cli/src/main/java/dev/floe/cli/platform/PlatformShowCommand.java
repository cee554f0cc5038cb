package dev.floe.cli.platform;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.product.Documents;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.Reference;
import dev.floe.manifest.read.DocumentFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe platform show}: a published manifest as it was written. */
public final class PlatformShowCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Print a published manifest as it was written.",
            "floe platform show v1.0.0",
            "floe platform show sales:v2.1.0",
            "floe platform show oci://registry.example.com/domains/sales-platform:v2.1.0")
        .addOption(Options.output())
        .addPositional(Options.argument("REF", true, "v1.0.0, sales:v2.1.0 or oci://…"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Reference.Oci reference =
        PublishedPlatform.reference(documents, invocation.arguments().positional().orElse(""));
    Result<DocumentFile> document =
        documents.registries().documents().manifest(reference, Span.file("command line"));
    if (!document.isOk()) {
      return documents.failed(document.diagnostics());
    }
    DocumentFile found = document.value().orElseThrow();
    String text = new String(found.bytes(), StandardCharsets.UTF_8);
    switch (invocation.output()) {
      case JSON ->
          invocation.console().json(List.of(), Map.of("reference", found.name(), "document", text));
      case TEXT -> invocation.console().print("# " + found.name() + "\n" + text);
    }
    return ExitCode.OK;
  }
}
