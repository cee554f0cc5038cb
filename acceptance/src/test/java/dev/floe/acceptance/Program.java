package dev.floe.acceptance;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The classes that floe is made of, without any tests, and the checkout they come from. */
final class Program {

  static final JavaClasses CLASSES = new ClassFileImporter().importPaths(classFolders());

  private Program() {}

  /** The root of the checkout; the build says where it is. */
  static Path root() {
    return Path.of(System.getProperty("floe.root", ".."));
  }

  /** The folders of all modules, plugins among them. */
  static List<Path> moduleFolders() {
    List<Path> modules = new ArrayList<>(folders(root()));
    modules.addAll(folders(root().resolve("plugins")));
    return modules.stream().filter(folder -> Files.exists(folder.resolve("pom.xml"))).toList();
  }

  private static List<Path> classFolders() {
    return moduleFolders().stream()
        .map(module -> module.resolve("target/classes"))
        .filter(Files::isDirectory)
        .toList();
  }

  private static List<Path> folders(Path parent) {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
