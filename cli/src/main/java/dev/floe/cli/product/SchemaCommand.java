package dev.floe.cli.product;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.diagnostics.Suggestion;
import dev.floe.manifest.Kind;
import dev.floe.manifest.read.JsonSchemas;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe schema}: what editors need to know of floe's documents. */
public final class SchemaCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Print the JSON Schema of a document, for editors: made of the same model that reads"
                + " the documents.",
            "floe schema product > floe-product.schema.json",
            "floe schema manifest",
            "floe schema contract")
        .addPositional(Options.argument("DOCUMENT", true, "manifest, product or contract"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    String word = invocation.arguments().positional().orElseThrow();
    Kind kind =
        switch (word) {
          case "manifest" -> Kind.MANIFEST;
          case "product" -> Kind.DATA_PRODUCT;
          case "contract" -> Kind.DATA_CONTRACT;
          default ->
              throw new UsageError(
                  CliCode.BAD_VALUE,
                  "there is no document '" + word + "'",
                  Suggestion.help(word, List.of("manifest", "product", "contract")));
        };
    invocation.console().print(JsonSchemas.of(kind));
    return ExitCode.OK;
  }
}
