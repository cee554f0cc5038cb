package dev.floe.artifacts;

/** What a masked value still looks like. */
public enum MaskStyle {
  /** An address that is well formed, at a domain nobody has. */
  EMAIL,
  /** As many digits, the punctuation as it was. */
  PHONE,
  /** As many letters, capitals where they were. */
  NAME,
  /** Letters for letters, digits for digits; dates stay dates of their year. */
  TEXT
}
