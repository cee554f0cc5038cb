package dev.floe.manifest.read;

import java.util.List;
import java.util.Locale;

/** Names for documents that do not name themselves. */
public final class DocumentNames {

  /** File names of a product, in the order they are looked for. */
  public static final List<String> PRODUCT_FILES = List.of("floe.yaml", "data-product.yaml");

  /** File names a manifest is found by without being asked for. */
  public static final List<String> MANIFEST_FILES =
      List.of(
          "manifest.yaml",
          "platform-manifest.yaml",
          "enterprise-manifest.yaml",
          "domain-manifest.yaml");

  private static final List<String> ENDINGS = List.of("-manifest", "-platform", "-domain");

  private DocumentNames() {}

  /** The domain that a title such as {@code sales-domain} or {@code sales-platform} speaks of. */
  static String domainOf(String title) {
    String name = title;
    boolean shorter = true;
    while (shorter) {
      shorter = false;
      for (String ending : ENDINGS) {
        if (name.endsWith(ending) && name.length() > ending.length()) {
          name = name.substring(0, name.length() - ending.length());
          shorter = true;
        }
      }
    }
    return name;
  }

  static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }

  /** The nearest name that is safe: a folder may be called anything. */
  public static String safe(String name) {
    String safe =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("^[^a-z]+", "");
    String trimmed = safe.replaceAll("-+$", "");
    return trimmed.isEmpty() ? "product" : trimmed.substring(0, Math.min(trimmed.length(), 63));
  }
}
