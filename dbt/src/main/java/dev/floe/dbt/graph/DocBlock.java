package dev.floe.dbt.graph;

/**
 * A {@code docs} block of a Markdown file.
 *
 * @param uniqueId {@code doc.shop.orders_status}
 */
public record DocBlock(
    String uniqueId, String name, String packageName, String originalPath, String contents) {}
