package dev.floe.yaml;

import dev.floe.diagnostics.Code;

/** What can be wrong with a YAML file before anybody asks what it says. */
public enum YamlCode implements Code {
  NOT_UTF8("FLOE-YAML-001", "file is not UTF-8"),
  SYNTAX("FLOE-YAML-002", "not valid YAML"),
  TAB("FLOE-YAML-003", "tab used for indentation"),
  DUPLICATE_KEY("FLOE-YAML-004", "key given twice"),
  TOO_LARGE("FLOE-YAML-005", "YAML that grows too large"),
  EMPTY("FLOE-YAML-006", "empty file"),
  SEVERAL_DOCUMENTS("FLOE-YAML-007", "more than one document in a file"),
  BAD_ALIAS("FLOE-YAML-008", "alias without a usable anchor"),
  BAD_KEY("FLOE-YAML-009", "key that is not a plain name"),
  UNKNOWN_TAG("FLOE-YAML-010", "unknown YAML tag"),
  BAD_MERGE("FLOE-YAML-011", "merge key without a mapping");

  private final String id;
  private final String title;

  YamlCode(String id, String title) {
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
