package dev.floe.cli.polaris;

import java.util.List;

/** What of Polaris's privileges reading and writing need. */
final class Privileges {

  /** Reading all of a namespace: its tables and views, with what they are found by. */
  static final List<String> READ =
      List.of(
          "NAMESPACE_LIST",
          "NAMESPACE_READ_PROPERTIES",
          "TABLE_LIST",
          "TABLE_READ_DATA",
          "TABLE_READ_PROPERTIES",
          "VIEW_LIST",
          "VIEW_READ_PROPERTIES");

  /** What a run needs in a namespace besides, to publish tables. */
  static final List<String> WRITE =
      List.of(
          "NAMESPACE_CREATE",
          "NAMESPACE_LIST",
          "NAMESPACE_READ_PROPERTIES",
          "TABLE_CREATE",
          "TABLE_LIST",
          "TABLE_READ_PROPERTIES",
          "TABLE_WRITE_DATA",
          "TABLE_WRITE_PROPERTIES");

  /** What a run needs in the namespace of its product's views. */
  static final List<String> SHOW =
      List.of(
          "NAMESPACE_LIST",
          "NAMESPACE_READ_PROPERTIES",
          "VIEW_CREATE",
          "VIEW_DROP",
          "VIEW_LIST",
          "VIEW_READ_PROPERTIES",
          "VIEW_WRITE_PROPERTIES");

  /** Reading one table. */
  static final List<String> READ_TABLE = List.of("TABLE_READ_DATA", "TABLE_READ_PROPERTIES");

  /** Writing one table. */
  static final List<String> WRITE_TABLE =
      List.of("TABLE_READ_PROPERTIES", "TABLE_WRITE_DATA", "TABLE_WRITE_PROPERTIES");

  /** Reading one view; its table is granted besides. */
  static final List<String> READ_VIEW = List.of("VIEW_READ_PROPERTIES");

  private Privileges() {}
}
