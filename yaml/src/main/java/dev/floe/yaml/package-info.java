/** YAML read with positions: every node knows its file, line and column. */
@NullMarked
package dev.floe.yaml;

import org.jspecify.annotations.NullMarked;
