package dev.floe.contracts.document;

import dev.floe.contracts.ContractCode;
import dev.floe.contracts.ContractColumn;
import dev.floe.contracts.TypeNames;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.DataContract;
import dev.floe.manifest.Located;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.PortSchema;
import dev.floe.manifest.Reference;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The columns of a file that a port's {@code schema.ref} names: a JSON Schema, an Avro record, a
 * contract (ODCS or floe's own), or a list of columns. The content says which it is.
 */
public final class SchemaFile {

  private SchemaFile() {}

  /** The columns in their order, with their places in the file. */
  public static Result<List<PortSchema.Column>> read(DocumentFile file) {
    return Yaml.read(file.name(), withoutTabs(file), YamlOptions.LENIENT)
        .then(root ->
            switch (root) {
              case YamlMapping mapping -> mapping(file, mapping);
              case YamlSequence list -> Result.ok(ColumnList.of(list));
              case YamlNode other -> Result.failed(none(file));
            })
        .then(columns -> columns.isEmpty() ? Result.failed(none(file)) : Result.ok(columns));
  }

  /** A schema with the columns of its file. What it lists of a column itself stands before that. */
  public static Result<PortSchema> in(PortSchema schema, DocumentFile file) {
    Result<List<PortSchema.Column>> columns = read(file);
    Map<String, PortSchema.Column> all = new LinkedHashMap<>();
    columns.value().orElse(List.of()).forEach(column -> all.put(key(column), column));
    schema.columns().forEach(column -> all.put(key(column), column));
    return Result.of(
        new PortSchema(
            schema.ref(),
            schema.format(),
            schema.version(),
            List.copyOf(all.values()),
            schema.span()),
        columns.diagnostics());
  }

  private static String key(PortSchema.Column column) {
    return column.name().value().toLowerCase(Locale.ROOT);
  }

  /**
   * A contract with the columns of the file that its schema refers to.
   *
   * @param beside reads a file by its path relative to the contract
   */
  static Result<DataContract> filled(
      DataContract contract, Function<String, Optional<DocumentFile>> beside) {
    Optional<Located<String>> ref =
        contract.schema().flatMap(PortSchema::ref).filter(SchemaFile::isFile);
    if (ref.isEmpty()) {
      return Result.ok(contract);
    }
    Optional<DocumentFile> file = beside.apply(ref.get().value());
    if (file.isEmpty()) {
      return Result.of(contract, List.of(missing(ref.get())));
    }
    return in(contract.schema().orElseThrow(), file.get())
        .map(schema ->
            new DataContract(
                contract.file(),
                contract.header(),
                contract.provider(),
                contract.consumer(),
                Optional.of(schema),
                contract.sla(),
                contract.validation()));
  }

  /** Whether a schema is a file beside the document, and not something in a registry. */
  public static boolean isFile(Located<String> ref) {
    return Reference.parse(ref.value()).toOptional().orElse(null) instanceof Reference.File;
  }

  private static Diagnostic missing(Located<String> ref) {
    return Diagnostic.at(
            ManifestCode.NOT_FOUND, ref.span(), "there is no file '" + ref.value() + "'")
        .about("schema.ref")
        .withHelp("it is looked for relative to the contract that names it");
  }

  /** JSON may be indented with tabs, YAML may not; a blank leaves every column where it is. */
  private static byte[] withoutTabs(DocumentFile file) {
    boolean json = file.name().endsWith(".json") || file.name().endsWith(".avsc");
    return json
        ? new String(file.bytes(), StandardCharsets.UTF_8)
            .replace('\t', ' ')
            .getBytes(StandardCharsets.UTF_8)
        : file.bytes();
  }

  private static Result<List<PortSchema.Column>> mapping(DocumentFile file, YamlMapping root) {
    Node node = new Node(root);
    if (node.text("kind").filter("DataContract"::equals).isPresent()) {
      return ContractReader.read(file).map(SchemaFile::first);
    }
    if (node.text("type").filter("record"::equals).isPresent() && node.get("fields").isPresent()) {
      return Result.ok(new AvroColumns(node).all());
    }
    Optional<YamlNode> columns = node.get("columns");
    return Result.ok(
        columns.map(ColumnList::of).orElseGet(() -> new JsonSchemaColumns(node).all()));
  }

  private static List<PortSchema.Column> first(List<WrittenContract> contracts) {
    return contracts.stream()
        .findFirst()
        .map(written ->
            written.contract().columns().stream()
                .map(column -> column(column, written.place("columns." + column.name())))
                .toList())
        .orElse(List.of());
  }

  private static PortSchema.Column column(ContractColumn column, Span place) {
    return new PortSchema.Column(
        new Located<>(column.name(), place),
        column.type().map(type -> new Located<>(TypeNames.print(type), place)),
        column.required(),
        column.primaryKey(),
        column.unique(),
        column.allowedValues(),
        column.description().isEmpty() ? Optional.empty() : Optional.of(column.description()),
        column.classification().map(level -> new Located<>(level, place)));
  }

  private static Diagnostic none(DocumentFile file) {
    return Diagnostic.at(
            ContractCode.NOT_A_SCHEMA,
            Span.file(file.name()),
            "'" + file.name() + "' lists no columns that floe can read")
        .withHelp(
            "write a JSON Schema with 'properties', an Avro record with 'fields', an ODCS contract,"
                + " or a list under 'columns'");
  }
}
