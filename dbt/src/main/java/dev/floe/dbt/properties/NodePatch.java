package dev.floe.dbt.properties;

import dev.floe.dbt.config.ConfigLevel;
import dev.floe.dbt.graph.ColumnProperties;
import dev.floe.dbt.graph.NodeProperties;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a property file says of a model, seed, snapshot, analysis, test or table of a source.
 *
 * @param span where its name is written
 * @param description rendered
 * @param config what it configures, older top-level keys ({@code meta}, {@code docs}…) included
 */
public record NodePatch(
    PropertyEntry entry,
    Span span,
    String description,
    List<String> docBlocks,
    ConfigLevel config,
    List<ColumnPatch> columns,
    List<Map<String, @Nullable Object>> constraints,
    List<TestDeclaration> tests) {

  /** What goes into the manifest of it. */
  public NodeProperties properties() {
    List<ColumnProperties> all = new ArrayList<>();
    columns.forEach(column -> all.add(column.column()));
    return new NodeProperties(
        description,
        all,
        constraints,
        entry.map("docs"),
        docBlocks,
        entry.map("time_spine"),
        Optional.of(entry.file().packageName() + "://" + entry.file().originalPath()),
        Optional.of(span));
  }
}
