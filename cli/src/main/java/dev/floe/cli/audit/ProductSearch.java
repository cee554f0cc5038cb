package dev.floe.cli.audit;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.files.DiskReason;
import dev.floe.diagnostics.FloeException;
import dev.floe.manifest.locate.DocumentLocator;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the products below folders. What lies in a product is not searched for more. */
public final class ProductSearch {

  private static final Set<String> SKIPPED = Set.of("target", "dbt_packages", "node_modules");

  private ProductSearch() {}

  /** The folders of products, each once. */
  public static SortedSet<Path> below(List<Path> folders, DocumentLocator locator) {
    SortedSet<Path> found = new TreeSet<>();
    for (Path folder : folders) {
      try {
        Files.walkFileTree(folder, new Visitor(found, locator));
      } catch (IOException e) {
        throw new FloeException(
            CliCode.CANNOT_READ, "cannot read " + folder + ": " + DiskReason.of(e), e);
      }
    }
    return found;
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {

    private final SortedSet<Path> found;
    private final DocumentLocator locator;

    Visitor(SortedSet<Path> found, DocumentLocator locator) {
      this.found = found;
      this.locator = locator;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      if (SKIPPED.contains(name) || (name.startsWith(".") && name.length() > 1)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (locator.productFile(folder).isPresent()) {
        found.add(folder);
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
