package dev.floe.contracts.document;

import dev.floe.contracts.Contract;
import dev.floe.contracts.ContractColumn;
import dev.floe.contracts.ServiceLevel;
import dev.floe.contracts.TypeNames;
import dev.floe.manifest.Durations;
import dev.floe.manifest.Percentage;
import dev.floe.spi.Type;
import dev.floe.spi.Type.Kind;
import dev.floe.yaml.YamlText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Contracts as documents of the Open Data Contract Standard. What the standard has no word for
 * stands in its custom properties, so that reading it again loses nothing.
 */
public final class Odcs {

  /** The releases that are written. */
  public enum Release {
    V3_0("v3.0.2"),
    V3_1("v3.1.0");

    private final String text;

    Release(String text) {
      this.text = text;
    }

    /** {@code v3.1.0}. */
    public String text() {
      return text;
    }
  }

  static final String PORT = "floePort";
  static final String CONSUMER_DOMAIN = "floeConsumerDomain";
  static final String CONSUMER_PRODUCT = "floeConsumerProduct";
  static final String COMPATIBILITY = "floeSchemaCompatibility";
  static final String NOTICE = "floeBreakingChangeNotification";
  static final String ALLOWED = "floeAllowedValues";
  static final String LATENCY = "latency";
  static final String AVAILABILITY = "availability";
  static final String QUALITY = "quality.";

  private Odcs() {}

  /** The document of a contract. */
  public static String write(Contract contract, Release release) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("apiVersion", release.text());
    document.put("kind", "DataContract");
    document.put("id", contract.name());
    document.put("name", contract.name());
    document.put("version", contract.version().toString());
    document.put("status", "active");
    document.put("domain", contract.provider().domain());
    document.put("dataProduct", contract.provider().product());
    if (!contract.description().isEmpty()) {
      document.put("description", Map.of("purpose", contract.description()));
    }
    document.put("schema", List.of(table(contract, release)));
    List<Object> properties = slaProperties(contract.sla());
    if (!properties.isEmpty()) {
      document.put("slaProperties", properties);
    }
    document.put("customProperties", custom(contract));
    return YamlText.write(document);
  }

  private static Map<String, Object> table(Contract contract, Release release) {
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("name", contract.provider().port());
    contract.provider().table().ifPresent(name -> table.put("physicalName", name));
    table.put("logicalType", "object");
    List<String> key = contract.primaryKey();
    if (!contract.columns().isEmpty()) {
      table.put(
          "properties",
          contract.columns().stream().map(column -> property(column, key, release)).toList());
    }
    return table;
  }

  private static Map<String, Object> property(
      ContractColumn column, List<String> key, Release release) {
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("name", column.name());
    column
        .type()
        .ifPresent(type -> {
          logical(type, release).ifPresent(word -> property.put("logicalType", word));
          property.put("physicalType", TypeNames.print(type));
        });
    if (column.required()) {
      property.put("required", true);
    }
    if (column.primaryKey()) {
      property.put("primaryKey", true);
      property.put("primaryKeyPosition", key.indexOf(column.name()) + 1);
    }
    if (column.unique()) {
      property.put("unique", true);
    }
    column.classification().ifPresent(level -> property.put("classification", level));
    if (!column.description().isEmpty()) {
      property.put("description", column.description());
    }
    if (!column.allowedValues().isEmpty()) {
      property.put("customProperties", List.of(custom(ALLOWED, column.allowedValues())));
    }
    return property;
  }

  /** The standard's word for a type; a word more since 3.1. */
  private static Optional<String> logical(Type type, Release release) {
    boolean recent = release == Release.V3_1;
    return switch (type) {
      case Type.Scalar(Kind kind) -> logical(kind, recent);
      case Type.Decimal decimal -> Optional.of("number");
      case Type.ListOf list -> Optional.of("array");
      case Type.Struct struct -> Optional.of("object");
      case Type.MapOf map -> Optional.of("object");
      case Type.Enumeration words -> Optional.of("string");
      case Type.Native other -> Optional.empty();
      case Type.Unknown unknown -> Optional.empty();
    };
  }

  private static Optional<String> logical(Kind kind, boolean recent) {
    return switch (kind) {
      case BOOLEAN -> Optional.of("boolean");
      case TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          HUGEINT,
          UTINYINT,
          USMALLINT,
          UINTEGER,
          UBIGINT,
          UHUGEINT ->
          Optional.of("integer");
      case FLOAT, DOUBLE -> Optional.of("number");
      case VARCHAR, UUID, JSON, BINARY, BIT, INTERVAL -> Optional.of("string");
      case DATE -> Optional.of("date");
      case TIMESTAMP, TIMESTAMP_TZ -> Optional.of(recent ? "timestamp" : "date");
      case TIME, TIME_TZ -> Optional.of(recent ? "time" : "string");
    };
  }

  private static List<Object> slaProperties(ServiceLevel sla) {
    List<Object> properties = new ArrayList<>();
    sla.freshness().ifPresent(time -> properties.add(latency(time)));
    sla.availability().ifPresent(share -> properties.add(percent(AVAILABILITY, share)));
    sla.quality()
        .forEach((dimension, share) -> properties.add(percent(QUALITY + dimension, share)));
    return properties;
  }

  private static Map<String, Object> latency(Duration time) {
    long millis = time.toMillis();
    for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
      if (millis % unit.getValue() == 0) {
        return sla(LATENCY, BigDecimal.valueOf(millis / unit.getValue()), unit.getKey());
      }
    }
    return sla(LATENCY, BigDecimal.valueOf(millis), "ms");
  }

  /** The units of time of the standard's examples, the longest first. */
  static final Map<String, Long> UNITS = units();

  private static Map<String, Long> units() {
    Map<String, Long> units = new LinkedHashMap<>();
    units.put("d", Duration.ofDays(1).toMillis());
    units.put("h", Duration.ofHours(1).toMillis());
    units.put("m", Duration.ofMinutes(1).toMillis());
    units.put("s", Duration.ofSeconds(1).toMillis());
    return units;
  }

  private static Map<String, Object> percent(String property, Percentage share) {
    return sla(property, share.points(), "percent");
  }

  private static Map<String, Object> sla(String property, BigDecimal value, String unit) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("property", property);
    plain.put("value", value);
    plain.put("unit", unit);
    return plain;
  }

  private static List<Object> custom(Contract contract) {
    List<Object> properties = new ArrayList<>();
    properties.add(custom(PORT, contract.provider().port()));
    contract
        .consumer()
        .ifPresent(consumer -> {
          properties.add(custom(CONSUMER_DOMAIN, consumer.domain()));
          properties.add(custom(CONSUMER_PRODUCT, consumer.product()));
        });
    properties.add(custom(COMPATIBILITY, contract.compatibility().word()));
    contract.notice().ifPresent(time -> properties.add(custom(NOTICE, Durations.print(time))));
    return properties;
  }

  private static Map<String, Object> custom(String property, Object value) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("property", property);
    plain.put("value", value);
    return plain;
  }

  /** The release of a word: {@code 3.0}, {@code v3.1.0}. */
  public static Optional<Release> release(String word) {
    String bare = word.toLowerCase(Locale.ROOT).replaceFirst("^v", "");
    return bare.equals("3.0") || bare.equals("3.0.2")
        ? Optional.of(Release.V3_0)
        : bare.equals("3.1") || bare.equals("3.1.0") ? Optional.of(Release.V3_1) : Optional.empty();
  }
}
