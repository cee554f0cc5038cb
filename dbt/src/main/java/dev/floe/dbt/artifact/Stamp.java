package dev.floe.dbt.artifact;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an artifact says of the command that wrote it.
 *
 * @param dbtVersion the version of dbt whose behaviour it follows: {@code 1.12.0}
 * @param generatedAt when it was written
 * @param startedAt when the command started
 * @param invocationId a UUID
 * @param custom what the environment hands on to the readers of artifacts
 */
public record Stamp(
    String dbtVersion,
    Instant generatedAt,
    Instant startedAt,
    String invocationId,
    Map<String, String> custom) {

  /** The prefix of environment variables that artifacts carry along. */
  private static final String CUSTOM = "DBT_ENV_CUSTOM_ENV_";

  private static final DateTimeFormatter DATA_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .appendLiteral("+00:00")
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Without anything of the environment. */
  public Stamp(String dbtVersion, Instant generatedAt, Instant startedAt, String invocationId) {
    this(dbtVersion, generatedAt, startedAt, invocationId, Map.of());
  }

  /** The same with what an environment hands on to the readers of artifacts. */
  public Stamp in(Map<String, String> environment) {
    Map<String, String> handedOn = new TreeMap<>();
    environment.forEach((name, value) -> {
      String usual = name.replaceFirst("^DBT_ENGINE_ENV_CUSTOM_ENV_", CUSTOM);
      if (usual.startsWith(CUSTOM)) {
        handedOn.put(usual.substring(CUSTOM.length()), value);
      }
    });
    return new Stamp(dbtVersion, generatedAt, startedAt, invocationId, handedOn);
  }

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** A time as dbt writes it. */
  public static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** A time of the data, as dbt writes those: with an offset, and fractions where there are any. */
  static String dataTime(Instant instant) {
    return DATA_TIME.format(instant);
  }

  Map<String, @Nullable Object> metadata(String schema) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("dbt_schema_version", "https://schemas.getdbt.com/dbt/" + schema + ".json");
    metadata.put("dbt_version", dbtVersion);
    metadata.put("generated_at", time(generatedAt));
    metadata.put("invocation_id", invocationId);
    metadata.put("invocation_started_at", time(startedAt));
    metadata.put("env", custom);
    return metadata;
  }

  double createdAt() {
    return generatedAt.toEpochMilli() / 1000.0;
  }
}
