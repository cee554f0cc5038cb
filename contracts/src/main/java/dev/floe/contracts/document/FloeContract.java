package dev.floe.contracts.document;

import dev.floe.contracts.Compatibility;
import dev.floe.contracts.Contract;
import dev.floe.contracts.ContractColumn;
import dev.floe.contracts.ServiceLevel;
import dev.floe.contracts.TypeNames;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.DataContract;
import dev.floe.manifest.Durations;
import dev.floe.manifest.Kind;
import dev.floe.manifest.Located;
import dev.floe.manifest.PortSchema;
import dev.floe.manifest.Sla;
import dev.floe.manifest.Version;
import dev.floe.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Contracts as floe's own documents. */
public final class FloeContract {

  private FloeContract() {}

  /** The document of a contract. */
  public static String write(Contract contract) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("apiVersion", Kind.API_VERSION);
    document.put("kind", Kind.DATA_CONTRACT.word());
    document.put("metadata", metadata(contract));
    document.put("provider", provider(contract.provider()));
    contract.consumer().ifPresent(consumer -> document.put("consumer", consumer(consumer)));
    if (!contract.columns().isEmpty()) {
      document.put(
          "schema",
          Map.of("columns", contract.columns().stream().map(FloeContract::column).toList()));
    }
    if (!contract.sla().isEmpty()) {
      document.put("sla", sla(contract.sla()));
    }
    Map<String, Object> validation = new LinkedHashMap<>();
    validation.put("schema_compatibility", contract.compatibility().word());
    contract
        .notice()
        .ifPresent(time -> validation.put("breaking_change_notification", Durations.print(time)));
    document.put("validation", validation);
    return YamlText.write(document);
  }

  private static Map<String, Object> metadata(Contract contract) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", contract.name());
    metadata.put("version", contract.version().toString());
    if (!contract.description().isEmpty()) {
      metadata.put("description", contract.description());
    }
    return metadata;
  }

  private static Map<String, Object> provider(Contract.Provider provider) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("domain", provider.domain());
    plain.put("product", provider.product());
    plain.put("port", provider.port());
    provider.table().ifPresent(table -> plain.put("table", table));
    return plain;
  }

  private static Map<String, Object> consumer(Contract.Consumer consumer) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("domain", consumer.domain());
    plain.put("product", consumer.product());
    return plain;
  }

  private static Map<String, Object> column(ContractColumn column) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("name", column.name());
    column.type().ifPresent(type -> plain.put("type", TypeNames.print(type)));
    putIf(plain, "required", column.required());
    putIf(plain, "primary_key", column.primaryKey());
    putIf(plain, "unique", column.unique());
    if (!column.allowedValues().isEmpty()) {
      plain.put("enum", column.allowedValues());
    }
    if (!column.description().isEmpty()) {
      plain.put("description", column.description());
    }
    column.classification().ifPresent(level -> plain.put("classification", level));
    return plain;
  }

  private static void putIf(Map<String, Object> plain, String key, boolean said) {
    if (said) {
      plain.put(key, true);
    }
  }

  private static Map<String, Object> sla(ServiceLevel sla) {
    Map<String, Object> plain = new LinkedHashMap<>();
    sla.freshness().ifPresent(time -> plain.put("freshness", Durations.print(time)));
    sla.availability().ifPresent(share -> plain.put("availability", share.toString()));
    if (!sla.quality().isEmpty()) {
      Map<String, Object> quality = new TreeMap<>();
      sla.quality().forEach((dimension, share) -> quality.put(dimension, share.toString()));
      plain.put("quality", quality);
    }
    return plain;
  }

  /** What a document says. */
  static WrittenContract of(DataContract document) {
    Contract.Provider provider =
        new Contract.Provider(
            text(document.provider().domain()),
            text(document.provider().product()),
            text(document.provider().port()),
            document.provider().table().map(Located::value));
    Optional<Contract.Consumer> consumer =
        document
            .consumer()
            .product()
            .map(product ->
                new Contract.Consumer(text(document.consumer().domain()), product.value()));
    Contract contract =
        new Contract(
            document
                .header()
                .name()
                .map(Located::value)
                .orElseGet(() ->
                    consumer
                        .map(who -> Contract.nameOf(provider, who))
                        .orElse(Contract.nameOf(provider))),
            document.header().version().map(Located::value).orElse(Version.UNVERSIONED),
            document.header().description().map(Located::value).orElse(""),
            provider,
            consumer,
            columns(document.schema()),
            ServiceLevel.of(document.sla()),
            compatibility(document.validation()),
            document.validation().notice().map(Located::value));
    Map<String, Span> places = places(document.schema(), document.sla());
    document.provider().port().ifPresent(port -> places.put("provider.port", port.span()));
    return new WrittenContract(contract, places, Span.file(document.file()));
  }

  static Compatibility compatibility(DataContract.Validation validation) {
    return validation
        .compatibility()
        .flatMap(word -> Compatibility.of(word.value()))
        .orElse(Compatibility.BACKWARD);
  }

  private static String text(Optional<Located<String>> said) {
    return said.map(Located::value).orElse("");
  }

  /** The columns a document lists. */
  public static List<ContractColumn> columns(Optional<PortSchema> schema) {
    List<ContractColumn> columns = new ArrayList<>();
    schema.ifPresent(found ->
        found
            .columns()
            .forEach(column ->
                columns.add(
                    new ContractColumn(
                        column.name().value(),
                        column.type().map(type -> TypeNames.parse(type.value())),
                        column.required(),
                        column.primaryKey(),
                        column.unique(),
                        column.allowedValues(),
                        column.description().orElse(""),
                        column.classification().map(Located::value)))));
    return columns;
  }

  static Map<String, Span> places(Optional<PortSchema> schema, Sla sla) {
    Map<String, Span> places = new TreeMap<>();
    schema.ifPresent(found ->
        found
            .columns()
            .forEach(
                column -> places.put("columns." + column.name().value(), column.name().span())));
    sla.freshness().ifPresent(time -> places.put("sla.freshness", time.span()));
    sla.availability().ifPresent(share -> places.put("sla.availability", share.span()));
    sla.quality()
        .forEach((dimension, share) -> places.put("sla.quality." + dimension, share.span()));
    return places;
  }
}
