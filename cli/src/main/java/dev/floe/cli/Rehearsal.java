package dev.floe.cli;

import com.sun.net.httpserver.HttpServer;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.files.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs what most commands have in common, once, on a product of its own: Java writes down which
 * classes that takes, and the launcher's archive lets every later start begin with them.
 */
public final class Rehearsal {

  private static final Map<String, String> FILES =
      Map.of(
          "dbt_project.yml",
          "name: rehearsal\nprofile: rehearsal\n",
          "profiles.yml",
          "rehearsal: {target: dev, outputs: {dev: {type: duckdb, path: rehearsal.duckdb}}}\n",
          "seeds/raw_notes.csv",
          "id,text\n1,piano\n2,forte\n",
          "macros/plain.sql",
          "{% macro plain(column) %}lower({{ column }}){% endmacro %}\n",
          "models/silver_notes.sql",
          "select id, {{ plain('text') }} as text from {{ ref('raw_notes') }}\n",
          "models/gold_notes.sql",
          "{{ config(materialized='table') }}\n"
              + "{% set words = ['piano', 'forte'] %}\n"
              + "select id{% for word in words %}, text = '{{ word }}' as is_{{ word }}{% endfor %}\n"
              + "from {{ ref('silver_notes') }}\n",
          "models/notes.yml",
          "models:\n  - name: gold_notes\n    columns:\n      - name: id\n"
              + "        data_tests: [unique, not_null]\n");

  /** No command: a model gets another text, which is what a user does between two commands. */
  private static final List<String> EDIT = List.of();

  /** A run to which lineage and telemetry backends listen. */
  private static final List<String> LISTENED = List.of("run");

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--version"),
          List.of("init"),
          List.of("validate"),
          List.of("compile"),
          List.of("run", "--threads", "2"),
          LISTENED,
          List.of("show", "--inline", "select 1 as one"),
          List.of("explain", "plugins.compute.type"),
          List.of("dbt", "parse"),
          EDIT,
          List.of("dbt", "parse"),
          List.of("dbt", "compile"),
          List.of("dbt", "build", "--threads", "2"),
          List.of("dbt", "ls"));

  private Rehearsal() {}

  /** Runs in the folder that is the only argument; it should be empty. Fails if a command does. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Output.write(folder.resolve(file.getKey()), file.getValue());
    }
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    for (List<String> command : COMMANDS) {
      if (command.equals(EDIT)) {
        edit(folder);
        continue;
      }
      if (command.equals(LISTENED)) {
        listened(folder, command, nowhere);
      } else {
        run(folder, Map.of(), command, nowhere);
      }
    }
  }

  private static void run(
      Path folder, Map<String, String> environment, List<String> command, PrintStream nowhere) {
    Surroundings surroundings = Surroundings.of(folder, environment, nowhere, nowhere);
    int code = Floe.run(surroundings, command.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException(command + " exits with " + code);
    }
  }

  /** Backends for both ways telemetry is sent, who take everything. */
  private static void listened(Path folder, List<String> command, PrintStream nowhere)
      throws IOException {
    HttpServer backend =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    backend.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] _ = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
          }
        });
    backend.start();
    try {
      String address = "http://localhost:" + backend.getAddress().getPort();
      for (String protocol : List.of("http/protobuf", "grpc")) {
        run(
            folder,
            Map.of(
                "OPENLINEAGE_URL", address,
                "OTEL_EXPORTER_OTLP_ENDPOINT", address,
                "OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
            command,
            nowhere);
      }
    } finally {
      backend.stop(0);
    }
  }

  private static void edit(Path folder) {
    String model = "models/gold_notes.sql";
    Output.write(folder.resolve(model), "-- edited\n" + FILES.get(model));
  }
}
