package dev.floe.compute.postgres;

import dev.floe.spi.SqlFailure;
import dev.floe.spi.SqlFailure.Kind;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns the server's messages into failures with kind and place. */
final class Failures {

  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?:column|relation|schema|type|table|function|reference) "
              + "(?:\"([^\"]+)\"|([\\w.]+)(?:\\([^)]*\\))?) (?:does not exist|already exists|is ambiguous)");
  private static final Pattern HINTED = Pattern.compile("to reference the column \"([^\"]+)\"");

  private Failures() {}

  static SqlFailure of(SQLException e, String sql) {
    ServerErrorMessage server =
        e instanceof PSQLException told ? told.getServerErrorMessage() : null;
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String words = server == null ? null : server.getMessage();
    String message = words == null ? String.valueOf(e.getMessage()) : words;
    return new SqlFailure(
        kind(state, message),
        withDetail(message, server == null ? null : server.getDetail()),
        server == null ? OptionalInt.empty() : offset(server.getPosition(), sql),
        subject(message),
        candidates(server),
        e);
  }

  /** The driver's sentence about a server that does not answer is long, and lacks the cause. */
  static SqlFailure ofConnecting(SQLException e, PostgresConfig config) {
    SqlFailure failure = of(e, "");
    Throwable cause = e.getCause();
    if (failure.kind() != Kind.CONNECTION || cause == null || cause.getMessage() == null) {
      return failure;
    }
    return new SqlFailure(
        Kind.CONNECTION,
        "no PostgreSQL server answers at "
            + config.host()
            + ":"
            + config.port()
            + ": "
            + (cause instanceof UnknownHostException ? "unknown host" : cause.getMessage()),
        OptionalInt.empty(),
        e);
  }

  private static String withDetail(String message, @Nullable String detail) {
    return detail == null || detail.isBlank() ? message : message + ": " + detail.strip();
  }

  /** The server counts characters from 1; Java's text has two units for some of them. */
  static OptionalInt offset(int position, String sql) {
    if (position < 1 || position - 1 > sql.codePointCount(0, sql.length())) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(sql.offsetByCodePoints(0, position - 1));
  }

  private static Optional<String> subject(String message) {
    Matcher matcher = SUBJECT.matcher(message);
    if (!matcher.find()) {
      return Optional.empty();
    }
    return Optional.ofNullable(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
  }

  private static List<String> candidates(@Nullable ServerErrorMessage server) {
    if (server == null || server.getHint() == null) {
      return List.of();
    }
    Matcher matcher = HINTED.matcher(server.getHint());
    return matcher.results().map(found -> lastPart(found.group(1))).distinct().toList();
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** By SQLSTATE; see appendix A of PostgreSQL's manual. */
  static Kind kind(String state, String message) {
    return switch (state) {
      case "42601", "42602", "42622", "42939" -> Kind.SYNTAX;
      case "42P01", "3F000", "3D000" -> Kind.UNKNOWN_RELATION;
      case "42703" -> Kind.UNKNOWN_COLUMN;
      case "42702", "42725", "42P09", "42P08" -> Kind.AMBIGUOUS_NAME;
      case "42883" ->
          message.startsWith("operator does not exist") ? Kind.TYPE : Kind.UNKNOWN_FUNCTION;
      case "42804", "42846", "42P18", "42704", "42P21", "42P22" -> Kind.TYPE;
      case "42P07", "42710", "42P06", "42723", "42P04", "42P05" -> Kind.ALREADY_EXISTS;
      case "42501" -> Kind.PERMISSION;
      case "2BP01" -> Kind.CONSTRAINT;
      case "57014" -> message.contains("statement timeout") ? Kind.DEADLINE : Kind.CANCELLED;
      case "55P03", "40001", "40P01", "55006" -> Kind.LOCKED;
      case "0A000" -> Kind.SEMANTIC;
      default -> kindOfClass(state.length() == 5 ? state.substring(0, 2) : "");
    };
  }

  private static Kind kindOfClass(String group) {
    return switch (group) {
      case "08", "57" -> Kind.CONNECTION;
      case "21", "22" -> Kind.DATA;
      case "23", "44" -> Kind.CONSTRAINT;
      case "28" -> Kind.PERMISSION;
      case "42" -> Kind.SEMANTIC;
      case "53", "54", "58" -> Kind.RESOURCE;
      default -> Kind.OTHER;
    };
  }
}
