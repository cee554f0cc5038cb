package dev.floe.artifacts;

import dev.floe.diagnostics.Code;

/** What can be wrong with a stored compiled product. */
public enum ArtifactsCode implements Code {
  DAMAGED("FLOE-ART-001", "compiled product is damaged"),
  FOREIGN_VERSION("FLOE-ART-002", "compiled product has another format version");

  private final String id;
  private final String title;

  ArtifactsCode(String id, String title) {
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
}
