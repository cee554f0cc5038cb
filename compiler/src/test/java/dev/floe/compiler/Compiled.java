package dev.floe.compiler;

import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.dbt.render.Invocation;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.locate.RegistryLayout;
import dev.floe.manifest.locate.RemoteDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles folders, for tests. */
final class Compiled {

  private Compiled() {}

  static Result<Compilation> product(Path folder) {
    return product(folder, Set.of());
  }

  static Result<Compilation> product(Path folder, Disk disk) {
    return product(folder, Set.of(), disk);
  }

  static Result<Compilation> product(Path folder, Set<String> baseline) {
    return product(folder, baseline, new Disk());
  }

  private static Result<Compilation> product(Path folder, Set<String> baseline, Disk disk) {
    Instant now = Instant.parse("2026-03-04T05:06:07Z");
    Invocation invocation =
        new Invocation(
            "11111111-2222-3333-4444-555555555555",
            now,
            InstantSource.fixed(now),
            name -> Optional.empty(),
            List.of(),
            Map.of(),
            List.of(),
            new Silence());
    CompilerEdges edges =
        new CompilerEdges(
            disk,
            disk::tree,
            RegistryLayout.standard(Optional.empty()),
            RemoteDocuments.offline(),
            true,
            List.of(new DuckDbComputePlugin()),
            invocation);
    return new ProductCompiler(edges)
        .compile(
            new CompileRequest(folder.resolve("floe.yaml"), Optional.empty(), Map.of(), baseline));
  }

  /** Writes files, named relative to the folder. */
  static Path folder(Path root, Map<String, String> files) {
    files.forEach((name, text) -> {
      try {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    return root;
  }

  private static final class Silence implements Invocation.TemplateLog {
    @Override
    public void debug(String line) {}

    @Override
    public void info(String line) {}
  }
}
