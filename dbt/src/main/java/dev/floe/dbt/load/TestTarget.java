package dev.floe.dbt.load;

import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.SourceCall;
import dev.floe.dbt.project.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * What generic tests are declared on.
 *
 * @param name in the test's name: {@code orders}, {@code orders_v2}, {@code raw_orders}
 * @param typePrefix {@code source_} for sources, else nothing
 * @param call {@code ref('orders')}: what the test's model is
 * @param ref the same as data; exactly one of both is there
 * @param file the property file
 * @param fileKeyName {@code models.orders}
 * @param tags of the source and table
 * @param quoteColumns whether columns are quoted unless they say otherwise
 */
record TestTarget(
    String uniqueId,
    String name,
    String typePrefix,
    String call,
    Optional<RefCall> ref,
    Optional<SourceCall> source,
    SourceFile file,
    String fileKeyName,
    List<String> tags,
    boolean quoteColumns) {}
