package dev.floe.dbt.properties;

import dev.floe.dbt.graph.ColumnProperties;
import java.util.List;

/**
 * A column of a property file with its tests.
 *
 * @param docBlocks unique ids of the doc blocks its description uses
 */
public record ColumnPatch(
    ColumnProperties column, List<String> docBlocks, List<TestDeclaration> tests) {}
