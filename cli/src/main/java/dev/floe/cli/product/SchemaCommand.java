package dev.floe.cli.product;

import dev.floe.artifacts.ArtifactsSchema;
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

/** {@code floe schema}: what editors and other programs need to know of floe's files. */
public final class SchemaCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Print the JSON Schema of a document, for editors, or of .floe/artifacts.json, for other"
                + " programs: made of the same model that reads or writes it.",
            "floe schema product > floe-product.schema.json",
            "floe schema manifest",
            "floe schema contract",
            "floe schema artifacts")
        .addPositional(
            Options.argument("DOCUMENT", true, "manifest, product, contract or artifacts"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    String word = invocation.arguments().positional().orElseThrow();
    String schema =
        switch (word) {
          case "manifest" -> JsonSchemas.of(Kind.MANIFEST);
          case "product" -> JsonSchemas.of(Kind.DATA_PRODUCT);
          case "contract" -> JsonSchemas.of(Kind.DATA_CONTRACT);
          case "artifacts" -> ArtifactsSchema.text();
          default ->
              throw new UsageError(
                  CliCode.BAD_VALUE,
                  "there is no document '" + word + "'",
                  Suggestion.help(word, List.of("manifest", "product", "contract", "artifacts")));
        };
    invocation.console().print(schema);
    return ExitCode.OK;
  }
}
