package dev.floe.spi;

/** A relation that exists. */
public record Relation(RelationName name, RelationKind kind) {}
