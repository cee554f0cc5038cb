package dev.floe.cli.catalog;

import dev.floe.cli.command.CliCode;
import dev.floe.diagnostics.FloeException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Plugins that bring libraries of their own. Each lies in a folder of jars under {@code plugins},
 * beside floe's own jars, and is loaded by a loader of its own when one of its role is asked for.
 */
final class Plugins {

  private Plugins() {}

  /** All plugins of a role: those on the class path first. */
  static <T> List<T> of(Class<T> role) {
    List<T> plugins = new ArrayList<>();
    ServiceLoader.load(role, Plugins.class.getClassLoader()).forEach(plugins::add);
    if (plugins.isEmpty()) {
      for (Path folder : folders()) {
        ServiceLoader.load(role, loader(folder)).forEach(plugins::add);
      }
    }
    return plugins;
  }

  /** It stays open for as long as the program runs: its classes are loaded when they are needed. */
  private static ClassLoader loader(Path folder) {
    List<URL> jars = new ArrayList<>();
    for (Path jar : entries(folder)) {
      try {
        jars.add(jar.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
    }
    return new URLClassLoader(
        jars.toArray(URL[]::new), new SharedClasses(Plugins.class.getClassLoader()));
  }

  private static List<Path> folders() {
    try {
      Path jar = Path.of(Plugins.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path folder = jar.resolveSibling("plugins");
      return Files.isDirectory(folder) ? entries(folder) : List.of();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new FloeException(CliCode.CANNOT_READ, "cannot read the folder " + folder, e);
    }
  }
}
