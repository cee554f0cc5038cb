package dev.floe.compute.duckdb;

import dev.floe.spi.SqlFailure;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns the driver's exceptions, whose messages are JSON, into failures with kind and place. */
final class Failures {

  private static final JsonMapper JSON = JsonMapper.shared();

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
    String candidates = error.path("candidates").asString();
    return new SqlFailure(
        kind,
        FailureText.clean(message),
        offset(error.path("position").asString(), sql),
        name.isEmpty() ? FailureText.subject(message) : Optional.of(name),
        kind == SqlFailure.Kind.TYPE ? List.of() : FailureText.candidates(candidates, message),
        cause);
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
