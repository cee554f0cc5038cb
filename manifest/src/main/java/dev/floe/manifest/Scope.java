package dev.floe.manifest;

import java.util.Locale;

/** Which tier a manifest is; a manifest without a scope is a single platform. */
public enum Scope {
  ENTERPRISE,
  DOMAIN;

  /** The word in documents. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
