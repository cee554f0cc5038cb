package dev.floe.compute.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.spi.SqlFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The statements that secrets and attached databases of a profile become. */
class ProfileStatementsTest {

  private static final DuckDbDialect DIALECT = new DuckDbDialect();

  private static String attach(Map<String, Object> one) throws SqlFailure {
    return DuckDbConfig.read(Map.of("attach", List.of(one)))
        .attached()
        .getFirst()
        .statement(DIALECT);
  }

  private static Secret secret(Map<String, Object> one) throws SqlFailure {
    return DuckDbConfig.read(Map.of("secrets", List.of(one))).secrets().getFirst();
  }

  @Test
  void attachesAFileUnderItsName() throws SqlFailure {
    assertThat(attach(Map.of("path", "data/crm.db")))
        .isEqualTo("ATTACH IF NOT EXISTS 'data/crm.db' AS \"crm\"");
  }

  @Test
  void attachesOtherTypesUnderTheNameTheyHave() throws SqlFailure {
    assertThat(attach(Map.of("path", "dbname=crm", "type", "postgres", "secret", "pg")))
        .startsWith("ATTACH IF NOT EXISTS 'dbname=crm' (")
        .contains("TYPE 'postgres'", "SECRET 'pg'");
  }

  @Test
  void writesOptionsAsDbtDoes() throws SqlFailure {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("read_only", true);
    options.put("encrypt", false);
    options.put("block_size", 16384L);
    options.put("storage_version", "'v1.2.0'");
    options.put("data_path", "it's");
    assertThat(attach(Map.of("path", "a.db", "options", options)))
        .endsWith("(READ_ONLY, BLOCK_SIZE 16384, STORAGE_VERSION 'v1.2.0', DATA_PATH 'it''s')");
  }

  @Test
  void refusesAnOptionThatIsSaidTwice() {
    assertThatThrownBy(() ->
            attach(Map.of("path", "a.db", "read_only", true, "options", Map.of("READ_ONLY", true))))
        .hasMessageContaining("'read_only' stands both");
  }

  @Test
  void refusesNamesThatAreMore() {
    assertThatThrownBy(() -> attach(Map.of("path", "a.db", "options", Map.of("x) --", 1L))))
        .hasMessageContaining("no name of an option");
    assertThatThrownBy(() -> secret(Map.of("type", "s3, secret 'x'")))
        .hasMessageContaining("must be a word");
  }

  @Test
  void keepsThePasswordOfAnAddressToItself() {
    assertThat(Attachment.concealed("no route to dbname=x password=hunter2 user=y"))
        .isEqualTo("no route to dbname=x password=*** user=y");
    assertThat(Attachment.concealed("postgres://me:hunter2@host/db"))
        .isEqualTo("postgres://me:***@host/db");
  }

  @Test
  void writesASecretWithAllItsOptions() throws SqlFailure {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("type", "http");
    one.put("name", "mine");
    one.put("persistent", true);
    one.put("scope", List.of("https://a", "https://b"));
    one.put("extra_http_headers", Map.of("X", "it's"));
    assertThat(secret(one).statement(DIALECT))
        .isEqualTo(
            "CREATE OR REPLACE PERSISTENT SECRET \"mine\" (type http,"
                + " scope ['https://a', 'https://b'], extra_http_headers MAP {'X': 'it''s'})");
  }

  @Test
  void showsNoSecretInAnyText() throws SqlFailure {
    Secret secret = secret(Map.of("type", "s3", "secret", "hunter2", "scope", "s3://orders"));
    assertThat(secret.toString()).doesNotContain("hunter2");
    assertThat(secret.concealed("hunter2 is wrong for s3://orders"))
        .isEqualTo("*** is wrong for s3://orders");
  }
}
