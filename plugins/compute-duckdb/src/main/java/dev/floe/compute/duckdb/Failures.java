package dev.floe.compute.duckdb;

import dev.floe.spi.SqlFailure;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns the driver's exceptions, whose messages are JSON, into failures with kind and place. */
final class Failures {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST_CANDIDATES = 5;

  private Failures() {}

  static SqlFailure of(SQLException e, String sql) {
    String raw = String.valueOf(e.getMessage());
    int brace = raw.indexOf('{');
    if (brace >= 0) {
      try {
        return of(JSON.readTree(raw.substring(brace)), e, sql);
      } catch (JacksonException notJson) {
        // A message of the driver itself, which happens to hold a brace: below.
      }
    }
    return new SqlFailure(SqlFailure.Kind.OTHER, raw, OptionalInt.empty(), e);
  }

  /**
   * A failure as {@code json_serialize_sql} reports it; absent where {@code answer} is a success.
   */
  static Optional<SqlFailure> of(JsonNode answer, String sql) {
    if (!answer.path("error").asBoolean()) {
      return Optional.empty();
    }
    String message = answer.path("error_message").asString();
    SqlFailure.Kind kind =
        FailureKind.of(
            answer.path("error_type").asString(),
            answer.path("error_subtype").asString(),
            answer.path("type").asString(),
            message);
    return Optional.of(failure(kind, message, answer, new SQLException(message), sql));
  }

  private static SqlFailure of(JsonNode error, SQLException cause, String sql) {
    String message = error.path("exception_message").asString();
    SqlFailure.Kind kind =
        FailureKind.of(
            error.path("exception_type").asString(),
            error.path("error_subtype").asString(),
            error.path("type").asString(),
            message);
    return failure(kind, message, error, cause, sql);
  }

  private static SqlFailure failure(
      SqlFailure.Kind kind, String message, JsonNode error, SQLException cause, String sql) {
    String name = error.path("name").asString();
    return new SqlFailure(
        kind,
        clean(message),
        offset(error.path("position").asString(), sql),
        name.isEmpty() ? Optional.empty() : Optional.of(name),
        candidates(kind, error.path("candidates").asString()),
        cause);
  }

  /** The engine's words without its suggestions, which are data of their own. */
  private static String clean(String message) {
    String text = message;
    for (String from :
        List.of(
            "\n\tCandidate functions:", "\nCandidate ", "\nDid you mean", "\nPossible fixes:")) {
      int cut = text.indexOf(from);
      text = cut < 0 ? text : text.substring(0, cut);
    }
    return text.strip();
  }

  private static List<String> candidates(SqlFailure.Kind kind, String list) {
    if (kind == SqlFailure.Kind.TYPE || list.isBlank()) {
      return List.of();
    }
    return Arrays.stream(list.split(",| or "))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .limit(MOST_CANDIDATES)
        .toList();
  }

  /** DuckDB counts UTF-8 bytes; a position beyond the statement belongs to some other text. */
  static OptionalInt offset(String position, String sql) {
    if (position.isEmpty()) {
      return OptionalInt.empty();
    }
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    long at;
    try {
      at = Long.parseLong(position);
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
    if (at < 0 || at > bytes.length) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(new String(bytes, 0, (int) at, StandardCharsets.UTF_8).length());
  }
}
