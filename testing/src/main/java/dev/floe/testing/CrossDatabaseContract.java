package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.SqlFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions every adapter has in dbt compute the same on every engine. */
public abstract class CrossDatabaseContract extends ComputeContract {

  /** What a template becomes on this engine. */
  protected abstract String render(String template);

  /** Each query as a template, and the text of its one value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{{ dbt.dateadd('day', 2, \"'2024-02-28'\") }} | 2024-03-01T00:00",
        "{{ dbt.dateadd('quarter', -1, \"date '2024-05-31'\") }} | 2024-02-29T00:00",
        "{{ dbt.dateadd('week', 'x', \"date '2024-01-01'\") }} from (values (2)) t(x) | 2024-01-15T00:00",
        "{{ dbt.dateadd('hour', -1, \"cast('2024-01-01' as timestamp)\") }} | 2023-12-31T23:00",
        "{{ dbt.datediff(\"'2023-12-31'\", \"'2024-01-01'\", 'year') }} | 1",
        "{{ dbt.datediff(\"'2024-01-31'\", \"'2023-12-01'\", 'quarter') }} | -1",
        "{{ dbt.datediff(\"'2024-01-01'\", \"'2024-03-01'\", 'month') }} | 2",
        "{{ dbt.datediff(\"'2024-01-06'\", \"'2024-01-07'\", 'week') }} | 1",
        "{{ dbt.datediff(\"'2024-01-07'\", \"'2024-01-13'\", 'week') }} | 0",
        "{{ dbt.datediff(\"'2024-02-28 23:59:59'\", \"'2024-03-01'\", 'day') }} | 2",
        "{{ dbt.datediff(\"'2024-01-01 00:30:00'\", \"'2024-01-01 02:00:00'\", 'hour') }} | 2",
        "{{ dbt.datediff(\"'2024-01-01 00:00:59'\", \"'2024-01-01 00:01:00'\", 'minute') }} | 1",
        "{{ dbt.datediff(\"'2024-01-01 00:00:00.9'\", \"'2024-01-01 00:00:01'\", 'second') }} | 1",
        "{{ dbt.datediff(\"'2024-01-01'\", \"'2024-01-01 00:00:01.5'\", 'millisecond') }} | 1500",
        "{{ dbt.datediff(\"'2024-01-01'\", \"'2024-01-01 00:00:01.5'\", 'microsecond') }} | 1500000",
        "cast({{ dbt.date_trunc('month', \"date '2024-02-28'\") }} as date) | 2024-02-01",
        "{{ dbt.last_day(\"date '2024-02-03'\", 'month') }} | 2024-02-29",
        "{{ dbt.last_day(\"date '2024-02-03'\", 'quarter') }} | 2024-03-31",
        "{{ dbt.last_day(\"date '2024-02-03'\", 'year') }} | 2024-12-31",
        "{{ dbt.date(2024, 2, 29) }} | 2024-02-29",
        "{{ dbt.concat(['a', \"'-'\", 'b']) }} from (values ('x', 'y')) t(a, b) | x-y",
        "{{ dbt.hash(\"'abc'\") }} | 900150983cd24fb0d6963f7d28e17f72",
        "{{ dbt.safe_cast(\"'12'\", dbt.type_int()) }} | 12",
        "{{ dbt.cast(\"'12'\", dbt.type_bigint()) }} | 12",
        "{{ dbt.split_part(\"'a/b/c'\", \"'/'\", 2) }} | b",
        "{{ dbt.split_part(\"'a/b/c'\", \"'/'\", -1) }} | c",
        "{{ dbt.any_value('x') }} from (values (7), (7)) t(x) | 7",
        "{{ dbt.any_value('x') }} from (values (true)) t(x) | true",
        "{{ dbt.bool_or('x > 1') }} from (values (1), (2)) t(x) | true",
        "{{ dbt.listagg('x', \"','\", 'order by x desc') }} from (values ('a'), ('b')) t(x) | b,a",
        "{{ dbt.listagg('x', \"'-'\", 'order by x', 2) }} from (values ('c'), ('a'), ('b')) t(x) | a-b",
        "{{ dbt.listagg('x') }} from (values ('a')) t(x) | a",
        "{{ dbt.array_construct([1, 2, 3]) }} | [1, 2, 3]",
        "{{ dbt.array_append(dbt.array_construct([1]), 2) }} | [1, 2]",
        "{{ dbt.array_concat(dbt.array_construct([1]), dbt.array_construct([2])) }} | [1, 2]",
        "{{ dbt.array_construct([], 'integer') }} | []",
        "{{ dbt.position(\"'b'\", \"'abc'\") }} | 2",
        "{{ dbt.replace(\"'abc'\", \"'b'\", \"'x'\") }} | axc",
        "{{ dbt.right(\"'abc'\", 2) }} | bc",
        "{{ dbt.right(\"'abc'\", 5) }} | abc",
        "{{ dbt.length(\"'abc'\") }} | 3",
        "{{ dbt.equals('1', '1') }} | true",
        "{{ dbt.string_literal(dbt.escape_single_quotes(\"it's\")) }} | it's",
        "{{ dbt.cast_bool_to_text('true') }} | true",
        "count(*) from (select 1 {{ dbt.except() }} select 1) t | 0",
        "count(*) from (select 1 {{ dbt.intersect() }} select 1) t | 1",
        "cast(sum(generated_number) as bigint) from ({{ dbt.generate_series(5) }}) t | 15",
        "count(*) from ({{ dbt.date_spine('day', \"'2024-02-27'\", \"'2024-03-02'\") }}) t | 4",
        "cast(1.5 as {{ dbt.type_numeric() }}) | 1.500000",
        "upper(cast('x' as {{ dbt.type_string() }})) | X",
        "cast('2024-01-01' as {{ dbt.type_timestamp() }}) | 2024-01-01T00:00",
        "cast(2 as {{ dbt.type_float() }}) | 2.0",
        "cast('true' as {{ dbt.type_boolean() }}) | true",
        "{{ dbt.current_timestamp() }} > cast('2020-01-01' as timestamp) | true",
        "{{ dbt.snapshot_get_time() }} > cast('2020-01-01' as timestamp) | true",
        "{{ dbt.current_timestamp_backcompat() }} > cast('2020-01-01' as timestamp) | true",
        "{{ dbt.current_timestamp_in_utc_backcompat() }} > cast('2020-01-01' as timestamp) | true",
      })
  void computesWhatItsNameSays(String query, String expected) throws SqlFailure {
    String sql = render("select " + query);

    assertThat(String.valueOf(value(sql))).as(sql).isEqualTo(expected);
  }
}
