package dev.floe.catalog.iceberg;

import dev.floe.diagnostics.Code;

/** What can go wrong with a catalog. */
enum CatalogCode implements Code {
  SETTINGS("FLOE-CAT-001", "a catalog's settings cannot be used"),
  FAILED("FLOE-CAT-002", "the catalog failed"),
  OVERTAKEN("FLOE-CAT-003", "a table was changed while a run worked on it"),
  DENIED("FLOE-CAT-004", "the catalog refused access"),
  FOREIGN("FLOE-CAT-006", "a table of the catalog belongs to somebody else"),
  UNREADABLE("FLOE-CAT-005", "a table of the catalog cannot be read"),
  LEASED("FLOE-CAT-007", "another run publishes the product"),
  UNSETTLED("FLOE-CAT-008", "nobody can say whether tables were published");

  private final String id;
  private final String title;

  CatalogCode(String id, String title) {
    this.id = id;
    this.title = title;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public boolean isInDocuments() {
    return this == SETTINGS;
  }
}
