package dev.floe.manifest;

import dev.floe.diagnostics.Span;
import java.util.List;
import java.util.Optional;

/**
 * The shape of the data at a port: a file that says it, or its columns.
 *
 * @param ref a JSON Schema, Avro, ODCS or column list file, relative to the document
 */
public record PortSchema(
    Optional<Located<String>> ref,
    Optional<String> format,
    Optional<Located<Version>> version,
    List<Column> columns,
    Span span) {

  public PortSchema {
    columns = List.copyOf(columns);
  }

  /**
   * A column as a document promises it.
   *
   * @param primaryKey whether it is, with the others that say so, what tells rows apart
   * @param unique whether no two rows share a value
   */
  public record Column(
      Located<String> name,
      Optional<Located<String>> type,
      boolean required,
      boolean primaryKey,
      boolean unique,
      List<String> allowedValues,
      Optional<String> description,
      Optional<Located<String>> classification) {
    public Column {
      allowedValues = List.copyOf(allowedValues);
    }
  }
}
