package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.SqlText;
import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.testing.Projects;
import dev.floe.diagnostics.Result;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossDatabaseMacrosTest {

  private static Engine engine;
  private static Session session;
  private static ProjectRendering rendering;

  @BeforeAll
  static void open() throws SqlFailure {
    engine = new DuckDbComputePlugin().open(Map.of("path", ":memory:"));
    session = engine.session();
    rendering = new RenderedProject(Projects.shop()).rendering();
  }

  @AfterAll
  static void close() {
    session.close();
    engine.close();
  }

  /** Each query as it is written, and the text of its one value on DuckDB. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "select {{ dbt.dateadd('day', 2, \"'2024-02-28'\") }} | 2024-03-01T00:00",
        "select {{ dbt.dateadd('quarter', -1, \"date '2024-05-31'\") }} | 2024-02-29T00:00",
        "select {{ dbt.dateadd('week', 'x', \"date '2024-01-01'\") }} from (values (2)) t(x) | 2024-01-15T00:00",
        "select {{ dbt.datediff(\"'2024-01-01'\", \"'2024-03-01'\", 'month') }} | 2",
        "select {{ dbt.datediff(\"'2024-01-06'\", \"'2024-01-07'\", 'week') }} | 1",
        "select {{ dbt.datediff(\"'2024-01-07'\", \"'2024-01-13'\", 'week') }} | 0",
        "select {{ dbt.datediff(\"'2024-01-01 00:30:00'\", \"'2024-01-01 02:00:00'\", 'hour') }} | 2",
        "select {{ dbt.date_trunc('month', \"date '2024-02-28'\") }}::date | 2024-02-01",
        "select {{ dbt.last_day(\"date '2024-02-03'\", 'month') }} | 2024-02-29",
        "select {{ dbt.last_day(\"date '2024-02-03'\", 'quarter') }} | 2024-03-31",
        "select {{ dbt.date(2024, 2, 29) }} | 2024-02-29",
        "select {{ dbt.concat(['a', \"'-'\", 'b']) }} from (values ('x', 'y')) t(a, b) | x-y",
        "select {{ dbt.hash(\"'abc'\") }} | 900150983cd24fb0d6963f7d28e17f72",
        "select {{ dbt.safe_cast(\"'no number'\", dbt.type_int()) }} is null | true",
        "select {{ dbt.cast(\"'12'\", dbt.type_bigint()) }} | 12",
        "select {{ dbt.split_part(\"'a/b/c'\", \"'/'\", 2) }} | b",
        "select {{ dbt.split_part(\"'a/b/c'\", \"'/'\", -1) }} | c",
        "select {{ dbt.any_value('x') }} from (values (7), (7)) t(x) | 7",
        "select {{ dbt.bool_or('x > 1') }} from (values (1), (2)) t(x) | true",
        "select {{ dbt.listagg('x', \"','\", 'order by x desc') }} from (values ('a'), ('b')) t(x) | b,a",
        "select {{ dbt.listagg('x', \"'-'\", 'order by x', 2) }} from (values ('c'), ('a'), ('b')) t(x) | a-b",
        "select {{ dbt.array_construct([1, 2, 3]) }} | [1, 2, 3]",
        "select {{ dbt.array_append(dbt.array_construct([1]), 2) }} | [1, 2]",
        "select {{ dbt.array_concat(dbt.array_construct([1]), dbt.array_construct([2])) }} | [1, 2]",
        "select len({{ dbt.array_construct([], 'integer') }}) | 0",
        "select {{ dbt.position(\"'b'\", \"'abc'\") }} | 2",
        "select {{ dbt.replace(\"'abc'\", \"'b'\", \"'x'\") }} | axc",
        "select {{ dbt.right(\"'abc'\", 2) }} | bc",
        "select {{ dbt.length(\"'abc'\") }} | 3",
        "select {{ dbt.string_literal(dbt.escape_single_quotes(\"it's\")) }} | it's",
        "select {{ dbt.cast_bool_to_text('true') }} | true",
        "select count(*) from (select 1 {{ dbt.except() }} select 1) | 0",
        "select count(*) from (select 1 {{ dbt.intersect() }} select 1) | 1",
        "select sum(generated_number) from ({{ dbt.generate_series(5) }}) | 15",
        "select count(*) from ({{ dbt.date_spine('day', \"'2024-02-27'\", \"'2024-03-02'\") }}) | 4",
        "select 1.5::{{ dbt.type_numeric() }} | 1.500000",
        "select upper('x'::{{ dbt.type_string() }}) | X",
        "select '2024-01-01'::{{ dbt.type_timestamp() }} | 2024-01-01T00:00",
        "select 2::{{ dbt.type_float() }} | 2.0",
        "select 'true'::{{ dbt.type_boolean() }} | true",
        "select {{ dbt.current_timestamp() }} > '2020-01-01' | true",
      })
  void computesOnDuckDbWhatItsNameSays(String query, String expected) throws SqlFailure {
    Result<SqlText> sql = rendering.inline(Template.file("<inline>", query), session);
    String text = sql.value().orElseThrow(() -> new AssertionError(sql.toString())).text();

    Object value = session.query(text).rows().getFirst().getFirst();

    assertThat(String.valueOf(value)).as(text).isEqualTo(expected);
  }
}
