package dev.floe.cli.init;

/**
 * How the models of a new product are named in three layers of its platform.
 *
 * @param first the prefix of what comes in
 * @param second the prefix of what is cleaned
 * @param third the prefix of what others read
 * @param folders the layers' own names, in the same order
 * @param port the logical table of the model that others read
 */
record Layers(String first, String second, String third, Folders folders, String port) {

  /** Folder names under {@code models/}. */
  record Folders(String first, String second, String third) {}

  /** Medallion in a platform of its own. */
  static Layers medallion() {
    return new Layers(
        "bronze_",
        "silver_",
        "gold_",
        new Folders("bronze", "silver", "gold"),
        "gold.customer_revenue");
  }
}
