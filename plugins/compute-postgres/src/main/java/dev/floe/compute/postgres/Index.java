package dev.floe.compute.postgres;

import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a model's {@code indexes}.
 *
 * @param columns as they are written: names or expressions
 * @param method {@code hash}, {@code gin}…; the server's default if absent
 */
record Index(List<String> columns, boolean unique, Optional<String> method) {

  static List<Index> read(@Nullable Object config) throws SqlFailure {
    if (config == null) {
      return List.of();
    }
    if (!(config instanceof List<?> entries)) {
      throw wrong("'indexes' must be a list");
    }
    List<Index> all = new ArrayList<>();
    for (Object entry : entries) {
      if (!(entry instanceof Map<?, ?> map) || map.get("columns") == null) {
        throw wrong("'columns' is a required property of each entry of 'indexes'");
      }
      Object type = map.get("type");
      all.add(new Index(columns(map), unique(map), Optional.ofNullable(type).map(String::valueOf)));
    }
    return all;
  }

  private static List<String> columns(Map<?, ?> entry) throws SqlFailure {
    if (entry.get("columns") instanceof List<?> columns && !columns.isEmpty()) {
      return columns.stream().map(String::valueOf).toList();
    }
    throw wrong(
        "'columns' of an entry of 'indexes' is not of type 'array', or is empty: "
            + entry.get("columns"));
  }

  private static boolean unique(Map<?, ?> entry) throws SqlFailure {
    return switch (entry.get("unique")) {
      case null -> false;
      case Boolean unique -> unique;
      case Object other ->
          throw wrong("'unique' of an entry of 'indexes' is not of type 'boolean': " + other);
    };
  }

  private static SqlFailure wrong(String message) {
    return new SqlFailure(SqlFailure.Kind.CONFIGURATION, message);
  }

  String sql(RelationName relation, PostgresDialect dialect) {
    return "create "
        + (unique ? "unique " : "")
        + "index if not exists "
        + dialect.quote(name(relation))
        + " on "
        + dialect.render(relation)
        + method.map(word -> " using " + word).orElse("")
        + " ("
        + String.join(", ", columns)
        + ")";
  }

  /** The same index of the same relation has the same name, so that it is made once. */
  private String name(RelationName relation) {
    String text =
        String.join("_", columns) + "_" + relation + "_" + unique + "_" + method.orElse("");
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
