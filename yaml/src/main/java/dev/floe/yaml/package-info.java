/**
 * YAML read with positions: every node knows its file, line and column.
 *
 * <p>{@link dev.floe.yaml.Yaml} turns bytes into a {@link dev.floe.yaml.YamlNode} tree; whatever is
 * wrong with the text becomes a diagnostic. {@link dev.floe.yaml.YamlSchema} decides what a plain
 * scalar means. Depends on diagnostics alone.
 */
@NullMarked
package dev.floe.yaml;

import org.jspecify.annotations.NullMarked;
