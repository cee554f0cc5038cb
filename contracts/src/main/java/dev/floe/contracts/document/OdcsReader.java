package dev.floe.contracts.document;

import dev.floe.contracts.Compatibility;
import dev.floe.contracts.Contract;
import dev.floe.contracts.ContractCode;
import dev.floe.contracts.ContractColumn;
import dev.floe.contracts.TypeNames;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.Durations;
import dev.floe.manifest.Parsed;
import dev.floe.manifest.Version;
import dev.floe.spi.Type;
import dev.floe.yaml.YamlMapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads documents of the Open Data Contract Standard 3.x: each table of one becomes a contract.
 * What floe has no use for (prices, teams, servers) is passed over.
 */
final class OdcsReader {

  private final Node root;
  private final String file;
  private final List<Diagnostic> found = new ArrayList<>();

  private OdcsReader(String file, YamlMapping root) {
    this.file = file;
    this.root = new Node(root);
  }

  static Result<List<WrittenContract>> read(String file, YamlMapping root) {
    OdcsReader reader = new OdcsReader(file, root);
    if (!reader.root.text("apiVersion").orElse("").startsWith("v3.")) {
      return Result.failed(reader.oldRelease());
    }
    List<Node> tables = reader.root.children("schema");
    if (tables.isEmpty()) {
      return Result.failed(reader.noTable());
    }
    List<WrittenContract> contracts =
        tables.stream().map(table -> reader.contract(table, tables.size() > 1)).toList();
    return Result.of(contracts, reader.found);
  }

  private Diagnostic oldRelease() {
    return Diagnostic.at(
            ContractCode.NOT_A_CONTRACT,
            root.place("apiVersion"),
            "'" + root.text("apiVersion").orElse("") + "' is a release of ODCS floe does not read")
        .withHelp("floe reads ODCS 3.0 and 3.1");
  }

  private Diagnostic noTable() {
    return Diagnostic.at(
            ContractCode.NOT_A_CONTRACT,
            Span.file(file),
            "'" + file + "' holds no contract: its schema lists no table")
        .withHelp("list at least one table under 'schema'");
  }

  private WrittenContract contract(Node table, boolean several) {
    String own = table.text("name").orElse("data");
    String id = root.text("name").or(() -> root.text("id")).orElse(own);
    Map<String, Span> places = new TreeMap<>();
    Contract contract =
        new Contract(
            several ? id + "-" + own : id,
            version(),
            description(table),
            provider(table, own),
            consumer(),
            columns(table, places),
            new Terms(found).read(root, places),
            root.customText(Odcs.COMPATIBILITY)
                .flatMap(Compatibility::of)
                .orElse(Compatibility.BACKWARD),
            notice());
    return new WrittenContract(contract, places, Span.file(file));
  }

  private Contract.Provider provider(Node table, String own) {
    return new Contract.Provider(
        root.text("domain").orElse(ProductPorts.NO_DOMAIN),
        root.text("dataProduct").or(() -> root.text("name")).orElse(own),
        root.customText(Odcs.PORT).orElse(own),
        table.text("physicalName"));
  }

  private Optional<Contract.Consumer> consumer() {
    return root.customText(Odcs.CONSUMER_PRODUCT)
        .map(product ->
            new Contract.Consumer(root.customText(Odcs.CONSUMER_DOMAIN).orElse(""), product));
  }

  private Optional<Duration> notice() {
    return root.customText(Odcs.NOTICE).flatMap(text -> Durations.parse(text).toOptional());
  }

  private Version version() {
    String text = root.text("version").orElse("");
    return switch (Version.parse(text)) {
      case Parsed.Good<Version>(Version version) -> version;
      case Parsed.Bad<Version>(String reason, String help) -> {
        found.add(
            Diagnostic.at(ContractCode.BAD_VALUE, root.place("version"), "'" + text + "' " + reason)
                .about("version")
                .withHelp(help));
        yield Version.UNVERSIONED;
      }
    };
  }

  private String description(Node table) {
    return root.child("description")
        .flatMap(words -> words.text("purpose"))
        .or(() -> root.text("description"))
        .or(() -> table.text("description"))
        .orElse("");
  }

  /** Older tools write {@code columns}. */
  private List<ContractColumn> columns(Node table, Map<String, Span> places) {
    List<ContractColumn> columns = new ArrayList<>();
    List<Node> written =
        table.get("properties").isPresent()
            ? table.children("properties")
            : table.children("columns");
    for (Node property : written) {
      ContractColumn column = column(property);
      if (columns.stream().noneMatch(one -> one.name().equals(column.name()))) {
        columns.add(column);
        places.put("columns." + column.name(), property.place("name"));
      }
    }
    return columns;
  }

  private static ContractColumn column(Node property) {
    return new ContractColumn(
        property.text("name").or(() -> property.text("physicalName")).orElse("column"),
        type(property),
        property.flag("required"),
        property.flag("primaryKey"),
        property.flag("unique"),
        allowed(property),
        property.text("description").orElse(""),
        property.text("classification"));
  }

  /** The physical type where it is understood: it says more than the logical one. */
  private static Optional<Type> type(Node property) {
    Optional<Type> physical = property.text("physicalType").map(TypeNames::parse);
    if (physical.filter(type -> !(type instanceof Type.Native)).isPresent()) {
      return physical;
    }
    return property.text("logicalType").flatMap(word -> logical(word, property)).or(() -> physical);
  }

  private static Optional<Type> logical(String word, Node property) {
    return switch (word) {
      case "array" ->
          property
              .child("items")
              .flatMap(OdcsReader::type)
              .map(element -> new Type.ListOf(element, Optional.empty()));
      case "object" -> struct(property);
      case "integer" -> Optional.of(Type.of(Type.Kind.BIGINT));
      default -> Optional.of(TypeNames.parse(word));
    };
  }

  private static Optional<Type> struct(Node property) {
    List<Type.Field> fields = new ArrayList<>();
    for (Node field : property.children("properties")) {
      Optional<Type> type = type(field);
      if (type.isEmpty() || field.text("name").isEmpty()) {
        return Optional.empty();
      }
      fields.add(new Type.Field(field.text("name").get(), type.get()));
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(new Type.Struct(fields));
  }

  private static List<String> allowed(Node property) {
    Optional<Node> own = property.custom(Odcs.ALLOWED);
    if (own.isPresent()) {
      return own.get().words("value");
    }
    for (Node check : property.children("quality")) {
      Optional<Node> arguments = check.child("arguments").or(() -> Optional.of(check));
      List<String> values = arguments.get().words("validValues");
      if (!values.isEmpty()) {
        return values;
      }
    }
    return property.words("enum");
  }
}
