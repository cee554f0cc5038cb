package dev.floe.compiler;

import dev.floe.dbt.project.FileTree;
import dev.floe.dbt.render.Invocation;
import dev.floe.manifest.locate.DocumentFiles;
import dev.floe.manifest.locate.RegistryLayout;
import dev.floe.manifest.locate.RemoteDocuments;
import dev.floe.spi.ComputePlugin;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * What the compiler is handed to reach the world outside.
 *
 * @param documents manifests and products
 * @param trees the files below a folder
 * @param layout where short references lead
 * @param remote what lies in registries
 * @param workspace whether other documents of the checkout stand before registries
 * @param computes the compute plugins there are
 * @param invocation what templates may know of this run
 */
public record CompilerEdges(
    DocumentFiles documents,
    Function<Path, FileTree> trees,
    RegistryLayout layout,
    RemoteDocuments remote,
    boolean workspace,
    List<ComputePlugin> computes,
    Invocation invocation) {

  public CompilerEdges {
    computes = List.copyOf(computes);
  }
}
