package dev.floe.cli.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where files are, as programs that look at a whole checkout want to know: relative to its root.
 *
 * @param root of the checkout
 * @param folders what places in findings are relative to, the likeliest first
 */
public record Checkout(Path root, List<Path> folders) {

  private static final List<String> SIGNS = List.of(".git", "floe-workspace.yaml");

  public Checkout {
    folders = List.copyOf(folders);
  }

  /** The checkout a product lies in; its own folder where nothing says otherwise. */
  public static Checkout around(Path product, Path current) {
    Path root =
        SIGNS.stream()
            .flatMap(sign ->
                Stream.iterate(product, folder -> folder != null, Path::getParent)
                    .filter(folder -> Files.exists(folder.resolve(sign)))
                    .limit(1))
            .findFirst()
            .orElse(product);
    return new Checkout(root, List.of(product, current));
  }

  /** Whether a file is named relative to the root, as it should be wherever that is possible. */
  boolean holds(String file) {
    return !isAddress(file) && path(file).startsWith(root);
  }

  /** A file as an address: relative to the root below it, else whole. */
  String address(String file) {
    if (isAddress(file)) {
      return encoded("", file);
    }
    Path path = path(file);
    return path.startsWith(root)
        ? encoded("", root.relativize(path).toString().replace('\\', '/'))
        : encoded("file", path.toUri().getPath());
  }

  private Path path(String file) {
    return folders.stream()
        .map(folder -> folder.resolve(file).normalize())
        .filter(Files::exists)
        .findFirst()
        .orElseGet(() -> folders.getFirst().resolve(file).normalize());
  }

  private static boolean isAddress(String file) {
    return file.contains("://");
  }

  private static String encoded(String scheme, String path) {
    if (isAddress(path)) {
      return path.replace(" ", "%20");
    }
    try {
      String relative = scheme.isEmpty() && path.contains(":") ? "./" + path : path;
      URI uri =
          new URI(scheme.isEmpty() ? null : scheme, scheme.isEmpty() ? null : "", relative, null);
      return uri.toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a path is always an address: " + path, e);
    }
  }
}
