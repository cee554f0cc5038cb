package dev.floe.storage.s3;

import dev.floe.diagnostics.Code;

/** What can go wrong with the storage before a file is touched. */
enum S3Code implements Code {
  SETTINGS("FLOE-STO-001", "a storage's settings cannot be used");

  private final String id;
  private final String title;

  S3Code(String id, String title) {
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
