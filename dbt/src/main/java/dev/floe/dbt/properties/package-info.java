/**
 * Property files: what people write in YAML about models, seeds, snapshots, sources and the rest,
 * and doc blocks of Markdown files. Depends on {@code project}.
 */
@NullMarked
package dev.floe.dbt.properties;

import org.jspecify.annotations.NullMarked;
