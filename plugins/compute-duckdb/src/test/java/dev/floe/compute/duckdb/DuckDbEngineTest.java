package dev.floe.compute.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.spi.ComputePlugin;
import dev.floe.spi.Engine;
import dev.floe.spi.FileBacked;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbEngineTest {

  private final DuckDbComputePlugin plugin = new DuckDbComputePlugin();

  private static Object value(Session session, String sql) throws SqlFailure {
    Object value = session.query(sql).rows().getFirst().getFirst();
    return value == null ? "null" : value;
  }

  private SqlFailure refused(Map<String, Object> config) {
    return catchThrowableOfType(SqlFailure.class, () -> plugin.open(config).close());
  }

  @Test
  void isFoundByItsRole() {
    assertThat(ServiceLoader.load(ComputePlugin.class))
        .anySatisfy(found -> assertThat(found.type()).isEqualTo("duckdb"));
  }

  @Test
  void opensAFileUnderTheNameThatSqlUsesForIt(@TempDir Path folder) throws SqlFailure {
    Map<String, Object> config =
        Map.of("path", folder.resolve("data.duckdb").toString(), "database", "sales");
    try (Engine engine = plugin.open(config);
        Session session = engine.session()) {
      session.execute("create schema sales.gold");
      session.execute("create table sales.gold.customers as select 1 as id");
    }
    try (Engine engine = plugin.open(config);
        Session session = engine.session()) {
      assertThat(value(session, "select id from gold.customers")).isEqualTo(1L);
      assertThat(engine.defaults().database()).contains("sales");
    }
  }

  @Test
  void takesRowsIntoAColumnThatBeganWithNulls() throws SqlFailure {
    try (Engine engine = plugin.open(Map.of("path", ":memory:"));
        Session session = engine.session()) {
      session.execute("create table t as select null as a, [null] as b");
      session.execute("insert into t select 1, [2]");
      assertThat(value(session, "select sum(a) + sum(b[1]) from t")).hasToString("3");
    }
  }

  @Test
  void namesACatalogAfterItsFileAsDbtDoes(@TempDir Path folder) throws SqlFailure {
    Map<String, Object> config = Map.of("path", folder.resolve("jaffle_shop.duckdb").toString());
    try (Engine engine = plugin.open(config);
        Session session = engine.session()) {
      assertThat(value(session, "select current_database()")).isEqualTo("jaffle_shop");
      assertThat(value(session, "select current_schema()")).isEqualTo("main");
    }
  }

  @Test
  void attachesForeignFilesForReadingOnly(@TempDir Path folder) throws SqlFailure {
    Map<String, Object> foreign =
        Map.of("path", folder.resolve("other.duckdb").toString(), "database", "x");
    try (Engine engine = plugin.open(foreign);
        Session session = engine.session()) {
      session.execute("create table x.main.t as select 7 as a");
    }
    Map<String, Object> config =
        Map.of(
            "path", folder.resolve("own.duckdb").toString(),
            "attach",
                List.of(
                    Map.of(
                        "path",
                        folder.resolve("other.duckdb").toString(),
                        "alias",
                        "marketing__campaigns",
                        "read_only",
                        true)));
    try (Engine engine = plugin.open(config);
        Session session = engine.session()) {
      assertThat(value(session, "select a from marketing__campaigns.main.t")).isEqualTo(7L);

      SqlFailure failure =
          catchThrowableOfType(
              SqlFailure.class,
              () -> session.execute("insert into marketing__campaigns.main.t values (8)"));

      assertThat(failure.getMessage()).contains("read-only");
    }
  }

  @Test
  void aCheckpointMovesEverythingIntoTheFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("data.duckdb");
    try (Engine engine = plugin.open(DuckDbExamples.file(folder));
        Session session = engine.session()) {
      session.execute("create table t as select range as a from range(1000)");

      ((FileBacked) engine).checkpoint();

      assertThat(((FileBacked) engine).file()).isEqualTo(file);
      Files.copy(file, folder.resolve("copy.duckdb"));
    }
    Map<String, Object> copy = Map.of("path", folder.resolve("copy.duckdb").toString());
    try (Engine engine = plugin.open(copy);
        Session session = engine.session()) {
      assertThat(value(session, "select count(*) from t")).isEqualTo(1000L);
    }
  }

  @Test
  void aMemoryDatabaseHasNoFile() throws SqlFailure {
    try (Engine engine = plugin.open(Map.of("path", ":memory:", "database", "sales"));
        Session session = engine.session()) {
      assertThat(engine).isNotInstanceOf(FileBacked.class);
      assertThat(value(session, "select current_database()")).isEqualTo("sales");
    }
  }

  @Test
  void lambdasMayBeWrittenInBothWays() throws SqlFailure {
    try (Engine engine = plugin.open(Map.of());
        Session session = engine.session()) {
      assertThat(value(session, "select list_sum(list_transform([1, 2], x -> x + 1))"))
          .isEqualTo(value(session, "select list_sum(list_transform([1, 2], lambda x: x + 1))"));
      assertThat(value(session, "select upper(j ->> 'a') from (select '{\"a\":\"q\"}'::json j)"))
          .isEqualTo("Q");
    }
  }

  @Test
  void sessionsShareOneDatabase() throws SqlFailure {
    try (Engine engine = plugin.open(Map.of());
        Session one = engine.session();
        Session two = engine.session()) {
      one.execute("create table t as select 1 as a");

      assertThat(value(two, "select a from t")).isEqualTo(1L);
    }
  }

  @Test
  void startsInTheConfiguredSchemaOnceItExists(@TempDir Path folder) throws SqlFailure {
    Map<String, Object> config = new HashMap<>(DuckDbExamples.file(folder));
    config.put("schema", "dev");
    try (Engine engine = plugin.open(config)) {
      assertThat(engine.defaults().schema()).isEqualTo("dev");
      try (Session session = engine.session()) {
        assertThat(value(session, "select current_schema()")).isEqualTo("main");
        session.execute("create schema dev");
      }
      try (Session session = engine.session()) {
        assertThat(value(session, "select current_schema()")).isEqualTo("dev");
      }
    }
  }

  @Test
  void appliesSettingsToEverySession() throws SqlFailure {
    Map<String, Object> config =
        Map.of(
            "settings", Map.of("TimeZone", "Europe/Berlin", "threads", 1L),
            "config_options", Map.of("default_null_order", "nulls_first"));
    try (Engine engine = plugin.open(config);
        Session session = engine.session()) {
      assertThat(value(session, "select current_setting('TimeZone')")).isEqualTo("Europe/Berlin");
      assertThat(value(session, "select current_setting('threads')").toString()).isEqualTo("1");
      assertThat(value(session, "select current_setting('default_null_order')").toString())
          .containsIgnoringCase("nulls_first");
    }
  }

  @Test
  void refusesSettingsItCannotMeet() {
    assertThat(refused(Map.of("extensions", List.of("parquet", "htpfs"))))
        .hasMessageContaining("no extension 'htpfs': did you mean 'httpfs'?");
    assertThat(refused(Map.of("extensions", List.of("../evil"))))
        .hasMessageContaining("'../evil' is no name");
    assertThat(refused(Map.of("extension", List.of()))).hasMessageContaining("'extensions'");
    assertThat(refused(Map.of("settings", Map.of("no_such_setting", 1L))))
        .hasMessageContaining("no_such_setting");
    assertThat(refused(Map.of("plugins", List.of(Map.of("module", "excel")))))
        .hasMessageContaining("Python");
    assertThat(refused(Map.of("attach", List.of(Map.of("path", "host=x", "type", "postgres")))))
        .hasMessageContaining("postgres");
    assertThat(refused(Map.of("attach", List.of(Map.of("alias", "x")))).kind())
        .isEqualTo(SqlFailure.Kind.CONFIGURATION);
  }

  @Test
  void builtInExtensionsAndForeignKeysOfProfilesAreFine() throws SqlFailure {
    plugin
        .open(
            Map.of(
                "type",
                "duckdb",
                "threads",
                4L,
                "extensions",
                List.of("json", "icu"),
                "keep_open",
                true,
                "secrets",
                List.of()))
        .close();
  }

  /** On a machine where somebody has installed it, the query fails for want of the file. */
  @Test
  void anExtensionThatIsNotInstalledIsMissedByTheStatementThatNeedsIt() throws SqlFailure {
    Map<String, Object> config =
        Map.of(
            "extensions",
            List.of("httpfs", Map.of("name", "nobody_knows_it", "repo", "community")),
            "settings",
            Map.of("s3_region", "eu-west-1"));
    try (Engine engine = plugin.open(config);
        Session session = engine.session()) {
      assertThat(value(session, "select 1")).isEqualTo(1L);

      String remote = "select * from read_csv('http://127.0.0.1:1/none.csv')";
      SqlFailure failure = catchThrowableOfType(SqlFailure.class, () -> session.query(remote));

      assertThat(failure.kind()).isIn(SqlFailure.Kind.CONFIGURATION, SqlFailure.Kind.CONNECTION);
      assertThat(failure.getMessage()).contains("http");
    }
  }

  @Test
  void neverDownloadsAnExtension() throws SqlFailure {
    try (Engine engine = plugin.open(Map.of());
        Session session = engine.session()) {
      SqlFailure failure =
          catchThrowableOfType(SqlFailure.class, () -> session.query("select st_area('x') as a"));

      assertThat(failure.kind()).isEqualTo(SqlFailure.Kind.UNKNOWN_FUNCTION);
    }
  }

  @Test
  void theSameFileCannotBeOpenedTwiceForWriting(@TempDir Path folder) throws SqlFailure {
    try (Engine engine = plugin.open(DuckDbExamples.file(folder))) {
      assertThat(engine.defaults().database()).contains("sales");
      assertThat(refused(DuckDbExamples.file(folder)).kind()).isEqualTo(SqlFailure.Kind.LOCKED);
    }
  }

  @Test
  void saysWhichProcessHoldsTheFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("data.duckdb");
    plugin.open(Map.of("path", file.toString())).close();
    Process holder = holder(file);
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("open");

      SqlFailure failure = refused(Map.of("path", file.toString()));

      assertThat(failure.kind()).isEqualTo(SqlFailure.Kind.LOCKED);
      assertThat(failure.getMessage()).contains(String.valueOf(holder.pid()));
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  /** Another process that opens a file. */
  private static Process holder(Path file, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            FileHolder.class.getName(),
            file.toString()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  @Test
  void saysThatTheNativeLibraryFindsNoRoom(@TempDir Path folder) throws Exception {
    Process holder =
        holder(folder.resolve("x.duckdb"), "-Djava.io.tmpdir=" + folder.resolve("missing"));
    try {
      assertThat(holder.inputReader().lines())
          .anyMatch(line -> line.startsWith("RESOURCE: DuckDB's native library cannot be loaded"));
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  @Test
  void saysThatAFileIsNoDatabase(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x.duckdb"), "not a database at all, by far");

    assertThat(refused(Map.of("path", file.toString())).getMessage()).contains("x.duckdb");
  }

  @Test
  void aMissingFolderIsNamed(@TempDir Path folder) {
    Path file = folder.resolve("no/such/folder/x.duckdb");

    assertThat(refused(Map.of("path", file.toString())).getMessage()).contains(file.toString());
  }
}
