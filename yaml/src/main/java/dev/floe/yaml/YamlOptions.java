package dev.floe.yaml;

import dev.floe.diagnostics.Severity;

/**
 * How strictly to read.
 *
 * @param duplicateKeys the severity of a key given twice; the last one wins
 */
public record YamlOptions(Severity duplicateKeys) {

  /** floe's own documents: a key given twice is an error. */
  public static final YamlOptions STRICT = new YamlOptions(Severity.ERROR);

  /** dbt's files: the last of two equal keys wins, as it does there, with a warning. */
  public static final YamlOptions LENIENT = new YamlOptions(Severity.WARNING);
}
