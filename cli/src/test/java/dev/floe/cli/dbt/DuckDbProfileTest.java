package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of each key of a DuckDB profile. */
class DuckDbProfileTest {

  @TempDir Path folder;

  private Shop shop;

  @BeforeEach
  void project() throws IOException {
    shop = Shop.in(folder);
  }

  private void profile(String keys) throws IOException {
    shop.write(
        "profiles.yml",
        """
        shop:
          target: dev
          outputs:
            dev:
              type: duckdb
              path: shop.duckdb
        """
            + keys.indent(6));
  }

  private String query(String sql) {
    Typed shown = shop.dbt("show", "--quiet", "--inline-direct", sql);
    assertThat(shown.code()).as(shown.err()).isZero();
    return shown.out();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          plugins: [{module: excel}]              | 7:18 | the plugin 'excel' is Python code
          filesystems: [{fs: s3}]                 | 7:22 | the file system 's3' is Python code
          remote: {host: localhost}               | 7:7  | 'remote' is not supported
          is_ducklake: true                       | 7:7  | 'is_ducklake' is not supported
          use_credential_provider: gcs            | 7:7  | can be 'aws', not 'gcs'
          extensions: [json, htpfs]               | 7:26 | did you mean 'httpfs'?
          settings: {no_such_setting: 1}          | 7:18 | no_such_setting
          config_options: {memory_limit: much}    | 7:24 | memory_limit
          secrets: [{provider: config}]           | 7:17 | must have a 'type'
          secrets: [{type: nonsense}]             | 7:17 | Secret type "nonsense" not found
          attach: [{alias: x}]                    | 7:16 | must have a 'path'
          attach: [{path: x.db, options: {foo: 1}}] | 7:16 | cannot attach 'x': Unrecognized option for attach "foo"
          attach: [{path: x.db, is_ducklake: yes}] | 7:29 | 'is_ducklake' is not supported
          attach: [{path: x.db, type: sqlite}]    | 7:16 | needs DuckDB's extension 'sqlite_scanner'
          secret: []                              | 7:7  | did you mean 'secrets'?
          """)
  void refusesAKeyWhereItIsWritten(String keys, String place, String message) throws IOException {
    profile(keys);

    Typed refused = shop.dbt("debug");

    assertThat(refused.err() + refused.out()).contains("profiles.yml:" + place, message);
    assertThat(shop.dbt("run").code()).isEqualTo(2);
  }

  @Test
  void refusesMotherDuckWithoutShowingItsToken() throws IOException {
    shop.write(
        "profiles.yml",
        """
        shop:
          target: dev
          outputs:
            dev: {type: duckdb, path: 'md:shop?motherduck_token=hunter2'}
        """);
    Typed refused = shop.dbt("run");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("profiles.yml:4:25", "extension 'motherduck', which is not installed")
        .doesNotContain("hunter2");
  }

  @Test
  void takesKeysThatOnlyPythonNeeds() throws IOException {
    profile(
        """
        module_paths: [python]
        keep_open: false
        disable_transactions: true
        retries: {connect_attempts: 1, query_attempts: 2, retryable_exceptions: [IOException]}
        """);

    assertThat(shop.dbt("build").code()).isZero();
  }

  @Test
  void keepsSecretsForTheProcess() throws IOException {
    profile(
        """
        secrets:
          - type: http
            name: partner
            scope: [https://a.test, https://b.test]
            bearer_token: "{{ env_var('DBT_ENV_SECRET_TOKEN') }}"
            extra_http_headers: {X-Team: "o'neill"}
          - {type: http, scope: https://c.test, bearer_token: other}
        """);
    String sql = "select name, scope, persistent from duckdb_secrets() order by name";

    Typed shown =
        shop.dbt(
            Map.of("DBT_ENV_SECRET_TOKEN", "hunter2"), "show", "--quiet", "--inline-direct", sql);

    assertThat(shown.out())
        .contains("partner", "https://a.test", "https://b.test", "_dbt_secret_2", "https://c.test")
        .doesNotContain("hunter2", "true");
  }

  @Test
  void saysNothingOfWhatASecretHolds() throws IOException {
    profile("secrets: [{type: http, bearer_token: hunter2, hunter2: x}]");
    Typed refused = shop.dbt("debug");

    assertThat(refused.err() + refused.out()).contains("profiles.yml:7:17", "***");
    assertThat(refused.err() + refused.out() + shop.read("logs/dbt.log")).doesNotContain("hunter2");
  }

  @Test
  void passesOverSecretsOfAnExtensionThatIsNotInstalled() throws IOException {
    profile("use_credential_provider: aws");

    assertThat(shop.dbt("debug").err()).doesNotContain("profiles.yml");
  }

  @Test
  void attachesWithOptions() throws IOException {
    profile("attach: [{path: other.duckdb, alias: other, options: {block_size: 16384}}]");
    assertThat(query("select database_name, block_size from pragma_database_size()"))
        .contains("other", "16384");

    profile("attach: [{path: other.duckdb, alias: other, read_only: true, type: duckdb}]");
    Typed written =
        shop.dbt("run-operation", "--sql", "create table other.main.x as select 1 as id");
    assertThat(written.code()).isEqualTo(1);
    assertThat(written.err()).contains("read-only");
  }

  @Test
  void buildsInAnAttachedDatabase() throws IOException {
    profile("database: marts\nattach: [{path: marts_file.duckdb, alias: marts}]");

    assertThat(shop.dbt("build").code()).isZero();
    assertThat(query("select database_name from duckdb_tables() where table_name = 'orders'"))
        .contains("marts");
    assertThat(folder.resolve("marts_file.duckdb")).exists();
  }

  @Test
  void givesTheInstanceWhatItCanOnlyStartWith() throws IOException {
    profile("config_options: {allow_unsigned_extensions: true, access_mode: automatic}");

    assertThat(query("select current_setting('allow_unsigned_extensions') as a")).contains("true");
  }
}
