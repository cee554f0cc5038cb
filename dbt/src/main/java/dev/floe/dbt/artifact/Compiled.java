package dev.floe.dbt.artifact;

/**
 * The compiled SQL of a node.
 *
 * @param path of the file it was written to, relative to the project
 */
public record Compiled(String code, String path) {}
