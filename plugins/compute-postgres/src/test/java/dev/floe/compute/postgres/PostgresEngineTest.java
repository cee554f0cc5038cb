package dev.floe.compute.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.SqlFailure.Kind;
import dev.floe.testing.PostgresServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresEngineTest {

  private final PostgresComputePlugin plugin = new PostgresComputePlugin();
  private Map<String, Object> settings = Map.of();

  @BeforeEach
  void emptyDatabase() {
    settings = new HashMap<>(PostgresServer.shared().emptyDatabase());
  }

  private SqlFailure refused() {
    return catchThrowableOfType(SqlFailure.class, () -> plugin.open(settings));
  }

  private Object value(String sql) throws SqlFailure {
    try (Engine engine = plugin.open(settings);
        Session session = engine.session()) {
      return String.valueOf(session.query(sql).rows().getFirst().getFirst());
    }
  }

  @Test
  void saysThatNobodyAnswers() {
    settings.put("port", 1);
    settings.put("retries", 0);

    assertThat(refused().kind()).isEqualTo(Kind.CONNECTION);
    assertThat(refused())
        .hasMessage("no PostgreSQL server answers at localhost:1: Connection refused");
  }

  @Test
  void saysThatADatabaseIsNotThere() {
    settings.put("database", "nowhere");

    assertThat(refused().kind()).isEqualTo(Kind.UNKNOWN_RELATION);
    assertThat(refused()).hasMessage("database \"nowhere\" does not exist");
  }

  @Test
  void namesAMissingOrMistypedSetting() {
    settings.put("shcema", "x");
    assertThat(refused().kind()).isEqualTo(Kind.CONFIGURATION);
    assertThat(refused()).hasMessage("unknown setting 'shcema': did you mean 'schema'?");

    settings.remove("shcema");
    settings.remove("host");
    assertThat(refused()).hasMessage("the setting 'host' is missing");
  }

  @Test
  void refusesAnEncryptionThatDoesNotExist() {
    settings.put("sslmode", "on");

    assertThat(refused().kind()).isEqualTo(Kind.CONFIGURATION);
  }

  @Test
  void takesTheKeysOfDbtsProfiles() throws SqlFailure {
    settings.put("pass", settings.remove("password"));
    settings.put("dbname", settings.remove("database"));
    settings.put("search_path", "elsewhere, public");
    settings.put("keepalives_idle", 10);
    settings.put("connect_timeout", 5);

    assertThat(value("show search_path")).isEqualTo("elsewhere, public");
  }

  @Test
  void becomesTheRole() throws SqlFailure {
    PostgresServer.shared().execute("drop role if exists \"An Analyst\"");
    PostgresServer.shared().execute("create role \"An Analyst\"");
    settings.put("role", "An Analyst");

    assertThat(value("select current_user")).isEqualTo("An Analyst");
  }

  @Test
  void theTimeZoneIsUtcWhereverTheProgramRuns() throws SqlFailure {
    assertThat(value("show time zone")).isEqualTo("UTC");
  }

  @Test
  void readsTheFirstRowsOfALargeResultAlone() throws SqlFailure {
    try (Engine engine = plugin.open(settings);
        Session session = engine.session()) {
      assertThat(session.query("select generate_series(1, 1000000000) as n", 2).rows())
          .containsExactly(List.of(1L), List.of(2L));
      assertThat(session.inTransaction()).isFalse();

      SqlFailure failure =
          catchThrowableOfType(SqlFailure.class, () -> session.query("select amuont", 1));
      assertThat(failure.offset()).hasValue(7);
    }
  }

  @Test
  void givesListsInfinityAndWhatJavaCannotHold() throws SqlFailure {
    try (Engine engine = plugin.open(settings);
        Session session = engine.session()) {
      List<?> row =
          session
              .query(
                  "select array[1, null, 3], array[array['a,\"\\'], array['NULL']], 'infinity'::date,"
                      + " '0044-03-15 BC'::date, '24:00'::time, 'NaN'::numeric, '\\x00ff'::bytea,"
                      + " '{\"a\": 1}'::jsonb, 'Infinity'::float8")
              .rows()
              .getFirst();

      assertThat(row.get(0)).isEqualTo(java.util.Arrays.asList(1L, null, 3L));
      assertThat(row.get(1)).isEqualTo(List.of(List.of("a,\"\\"), List.of("NULL")));
      assertThat(row.subList(2, 6))
          .extracting(Object::toString)
          .containsExactly("infinity", "0044-03-15 BC", "24:00:00", "NaN");
      assertThat((byte[]) row.get(6)).containsExactly(0, 0xff);
      assertThat(row.get(7)).isEqualTo("{\"a\": 1}");
      assertThat(row.get(8)).isEqualTo(Double.POSITIVE_INFINITY);
    }
  }
}
