package dev.floe.compiler;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.dbt.load.LoadedProject;
import dev.floe.dbt.render.ProjectRendering;
import dev.floe.governance.rules.Judgement;
import dev.floe.governance.rules.Terms;
import dev.floe.manifest.locate.LoadedProduct;
import java.time.Instant;
import java.util.List;

/**
 * What came of compiling a product.
 *
 * @param product best effort; only without errors is it worth writing
 * @param documents the product's documents and the platform they resolve to
 * @param project the dbt project behind it
 * @param rendering renders what is deferred, while the product runs
 * @param projectRoot the project's folder relative to the product's, with '/'; empty for the same
 * @param masking what is masked while it runs in its environment
 * @param judgement what the rules say, held and violated
 * @param terms what the rules were applied with, and are again when a deferred node runs
 * @param stages the staged report
 * @param times when it was done
 */
public record Compilation(
    CompiledProduct product,
    LoadedProduct documents,
    LoadedProject project,
    ProjectRendering rendering,
    String projectRoot,
    Masking masking,
    Judgement judgement,
    Terms terms,
    List<Stage> stages,
    Times times) {

  public Compilation {
    stages = List.copyOf(stages);
  }

  /**
   * When a compilation was done.
   *
   * @param resolved when its documents, those it inherits from and those it reads were known
   * @param parsed when its project was read and parsed
   */
  public record Times(Instant began, Instant resolved, Instant parsed, Instant ended) {}
}
