package dev.floe.cli.product;

import dev.floe.artifacts.ArtifactsJson;
import dev.floe.cli.console.Console;
import dev.floe.cli.files.Output;
import dev.floe.cli.fix.Fixes;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Result;

/** What a compilation leaves behind: the staged report, what was found in detail, a file. */
public final class CompilationText {

  private CompilationText() {}

  /** The report, and every diagnostic with its source line. */
  public static void print(Console console, Documents documents, Result<Compilation> result) {
    result
        .value()
        .ifPresent(compilation ->
            console.print(new StagedReport(console.palette()).text(compilation.stages())));
    if (!result.diagnostics().isEmpty()) {
      console.remark("");
    }
    console.diagnostics(result.diagnostics(), documents.sources());
    if (!result.isOk()) {
      console.remark(Advice.of(result));
      result
          .value()
          .map(Fixes::count)
          .filter(count -> count > 0)
          .ifPresent(count ->
              console.remark("`floe compile --fix` adds " + count + " of the missing tests"));
    }
  }

  /**
   * Writes {@code .floe/artifacts.json}, also to where {@code FLOE_ARTIFACTS_PATH} says, and {@code
   * floe.lock} where registries were asked.
   */
  public static void write(Documents documents, Compilation compilation) {
    documents.registries().writeLock();
    byte[] artifacts = ArtifactsJson.write(compilation.product());
    Output.write(new ProductFolder(documents.folder()).artifacts(), artifacts);
    documents.artifactsCopy().ifPresent(copy -> Output.write(copy, artifacts));
  }
}
