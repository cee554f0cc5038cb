package dev.floe.cli.platform;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.UsageError;
import dev.floe.mesh.ProductEntry;
import dev.floe.mesh.ProductIndex;
import java.util.List;

/** A registered version that a user names: {@code sales.orders}, {@code sales.orders:v1.2.0}. */
final class RegisteredVersion {

  private RegisteredVersion() {}

  /**
   * The entry of a version; of the newest where none is named.
   *
   * @throws UsageError if there is none
   */
  static ProductEntry named(ProductIndex index, String typed) {
    String[] parts = typed.split(":", 2);
    ProductEntry newest = ProductsDescribeCommand.find(index.newest(), parts[0]);
    return parts.length == 1 ? newest : version(index.versions(newest.id()), parts[1]);
  }

  private static ProductEntry version(List<ProductEntry> versions, String typed) {
    String wanted = typed.startsWith("v") ? typed.substring(1) : typed;
    return versions.stream()
        .filter(entry -> entry.version().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            new UsageError(
                CliCode.BAD_VALUE,
                "version '" + typed + "' is not registered",
                "there are: "
                    + String.join(", ", versions.stream().map(ProductEntry::version).toList())));
  }

  /** The index tells of a version whose artifact is not there. */
  static UsageError gone(ProductEntry entry) {
    return new UsageError(
        CliCode.BAD_VALUE,
        entry.reference() + " is gone from the registry",
        "register " + entry.id() + " " + entry.version() + " again from the same files");
  }
}
