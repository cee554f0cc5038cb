package dev.floe.acceptance.replay;

import dev.floe.cli.Floe;
import dev.floe.cli.command.Interruption;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.command.Surroundings.Terminals;
import dev.floe.testing.PostgresServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries out commands and SQL that come as lines of JSON on standard input, and answers each with
 * a line on standard output: a test suite of a thousand commands does not start a thousand
 * processes.
 */
public final class ReplayServer {

  private static final JsonMapper JSON = new JsonMapper();

  private static final int USUAL_PORT = 5432;

  private ReplayServer() {}

  /** Serves until the input ends. */
  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      JsonNode request = JSON.readTree(line);
      answers.println(JSON.writeValueAsString(answer(request)));
      answers.flush();
    }
  }

  private static Map<String, @Nullable Object> answer(JsonNode request) {
    if (request.has("postgres")) {
      return postgres();
    }
    return request.has("sql") ? sql(request) : command(request);
  }

  /**
   * Starts a server with the user and the database that dbt's tests expect, and at the port that
   * some of them write out, if that is free.
   */
  private static Map<String, @Nullable Object> postgres() {
    PostgresServer server = isFree() ? PostgresServer.at(USUAL_PORT) : PostgresServer.shared();
    server.execute("create role root superuser login password 'password'");
    server.execute("create database dbt owner root");
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("port", server.emptyDatabase().get("port"));
    return answer;
  }

  private static boolean isFree() {
    try (ServerSocket socket = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static Map<String, @Nullable Object> command(JsonNode request) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> environment = new TreeMap<>();
    request
        .get("env")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asString()));
    List<String> arguments = new ArrayList<>();
    request.get("args").forEach(argument -> arguments.add(argument.asString()));
    Surroundings surroundings =
        new Surroundings(
            Path.of(request.get("cwd").asString()),
            environment,
            Clock.systemUTC(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Terminals(false, false),
            new Interruption());
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("code", Floe.run(surroundings, arguments.toArray(String[]::new)));
    answer.put("out", out.toString(StandardCharsets.UTF_8));
    answer.put("err", err.toString(StandardCharsets.UTF_8));
    return answer;
  }

  private static Map<String, @Nullable Object> sql(JsonNode request) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    try (Connection connection = DriverManager.getConnection(request.get("url").asString());
        Statement statement = connection.createStatement()) {
      rows(statement, request.get("sql").asString(), answer);
    } catch (SQLException e) {
      answer.put("error", e.getMessage());
    }
    return answer;
  }

  private static void rows(Statement statement, String sql, Map<String, @Nullable Object> answer)
      throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    answer.put("rows", rows);
    answer.put("columns", columns);
    boolean hasRows = statement.execute(sql);
    while (!hasRows && statement.getUpdateCount() >= 0) {
      hasRows = statement.getMoreResults();
    }
    if (!hasRows) {
      return;
    }
    try (ResultSet result = statement.getResultSet()) {
      int width = result.getMetaData().getColumnCount();
      for (int i = 1; i <= width; i++) {
        columns.add(result.getMetaData().getColumnLabel(i));
      }
      while (result.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(plain(result.getObject(i)));
        }
        rows.add(row);
      }
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean truth -> truth;
      case Number number -> number;
      case Timestamp moment -> Map.of("moment", moment.toLocalDateTime().toString());
      case OffsetDateTime moment -> Map.of("moment", moment.toString());
      default -> value.toString();
    };
  }
}
