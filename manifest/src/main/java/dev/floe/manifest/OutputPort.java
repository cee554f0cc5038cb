package dev.floe.manifest;

import java.util.Optional;

/**
 * What a product offers.
 *
 * @param table the relation behind it, as {@code namespace.table}
 * @param validation how changes of it are judged
 * @param access absent means: as the platform's default says
 */
public record OutputPort(
    Located<String> name,
    Optional<String> description,
    Optional<Located<String>> table,
    Optional<PortSchema> schema,
    Sla sla,
    DataContract.Validation validation,
    Optional<Access> access) {}
