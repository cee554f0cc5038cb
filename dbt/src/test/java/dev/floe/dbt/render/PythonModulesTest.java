package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.testing.Projects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonModulesTest {

  /** Each expression with what CPython 3.12 and dbt print for it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "run_started_at | 2026-03-01 10:20:30.123456+00:00",
        "run_started_at.strftime('%Y-%m-%d %H:%M:%S %j %a %B %-d %p %I %z %Z') | 2026-03-01 10:20:30 060 Sun March 1 AM 10 +0000 UTC",
        "run_started_at.astimezone(modules.pytz.timezone('America/New_York')) | 2026-03-01 05:20:30.123456-05:00",
        "run_started_at.date() | 2026-03-01",
        "run_started_at.isoformat() | 2026-03-01T10:20:30.123456+00:00",
        "modules.datetime.date(2024, 2, 29) | 2024-02-29",
        "modules.datetime.date(2024, 2, 29) + modules.datetime.timedelta(days=366) | 2025-03-01",
        "(modules.datetime.date(2024, 3, 1) - modules.datetime.date(2024, 2, 1)).days | 29",
        "modules.datetime.datetime.strptime('20240229 23', '%Y%m%d %H') | 2024-02-29 23:00:00",
        "modules.datetime.datetime(2024, 1, 1).replace(month=5) | 2024-05-01 00:00:00",
        "modules.datetime.timedelta(days=-1, hours=1) | -1 day, 1:00:00",
        "modules.datetime.timedelta(hours=36).total_seconds() | 129600.0",
        "modules.datetime.datetime.fromisoformat('2024-01-02T03:04:05+02:00') | 2024-01-02 03:04:05+02:00",
        "modules.datetime.date(2024, 12, 30).isocalendar() | (2025, 1, 1)",
        "modules.datetime.date(2024, 1, 1) < modules.datetime.date(2024, 1, 2) | True",
        "modules.pytz.timezone('Europe/Berlin').localize(modules.datetime.datetime(2024, 7, 1)).strftime('%z') | +0200",
        "modules.re.match('([a-z]+)_(\\d+)', 'abc_12x').group(2) | 12",
        "modules.re.match('x', 'abc') | None",
        "modules.re.sub('(?P<a>b+)', '<\\g<a>>', 'abbc') | a<bb>c",
        "modules.re.findall('[0-9]+', 'a1b22') | ['1', '22']",
        "modules.re.findall('(?ix) (from)\\s+ ({{\\s*ref) # c', 'x FROM {{ ref') | [('FROM', '{{ ref')]",
        "modules.re.sub('[[#]', '_', 'a[b#c') | a_b_c",
        "modules.re.split('(,)', 'a,b') | ['a', ',', 'b']",
        "modules.re.search('b', 'ABC', modules.re.IGNORECASE).start() | 1",
        "modules.re.split(',\\s*', 'a, b,c') | ['a', 'b', 'c']",
        "modules.itertools.chain([1], [2, 3]) | [1, 2, 3]",
        "modules.itertools.product([1, 2], ['a']) | [(1, 'a'), (2, 'a')]",
        "modules.itertools.combinations([1, 2, 3], 2) | [(1, 2), (1, 3), (2, 3)]",
        "tojson({'b': [1, 2.5, none, true], 'a': 'x'}) | {\"b\": [1, 2.5, null, true], \"a\": \"x\"}",
        "tojson({'b': 1, 'a': 2}, sort_keys=true) | {\"a\": 2, \"b\": 1}",
        "fromjson('{\"a\": [1, {\"b\": null}]}') | {'a': [1, {'b': None}]}",
        "fromjson('no json', 'fallback') | fallback",
        "fromyaml('a: [1, yes]') | {'a': [1, True]}",
        "toyaml({'a': adapter}, 'no words') | no words",
        "toyaml({'a': [1, 'x'], 'b': {'c': none}}).replace('\\n', '/') | a:/- 1/- x/b:/  c: null/",
        "local_md5('hello') | 5d41402abc4b2a76b9719d911017c592",
        "zip([1, 2], ['a', 'b', 'c']) | [(1, 'a'), (2, 'b')]",
        "set([1, 2, 1]) | {1, 2}",
        "diff_of_two_dicts({'select': ['A', 'b']}, {'SELECT': ['a']}) | {'select': ['b']}",
        "invocation_id | 00000000-0000-0000-0000-000000000001",
        "dbt_version | 1.12.0",
        "target.type ~ target['schema'] ~ target.get('nothing', '!') | duckdbmain!",
        "flags.FULL_REFRESH | False",
        "api.Column('x', 'varchar', 12).data_type | character varying(12)",
        "api.Column.translate_type('string') | TEXT",
        "api.Column.numeric_type('numeric', 28, 6) | numeric(28,6)",
        "api.Column('a', 'DECIMAL(18,3)').is_numeric() | True",
        "api.Relation.create(database='d', schema='s', identifier='i') | \"d\".\"s\".\"i\"",
        "api.Relation.create(schema='s', identifier='i').include(schema=false) | \"i\"",
        "api.Relation.create(schema='s', identifier='i').quote(identifier=false) | \"s\".i",
        "api.Relation.create(schema='s', identifier='i', type='view').is_view | True",
        "api.Relation.create(schema='s', identifier='i').incorporate(path={'identifier': 'j'}, type='table') | \"s\".\"j\"",
        "api.Relation.create(database='d', schema='s', identifier='i').without_identifier() | \"d\".\"s\"",
        "api.Relation.create(database='d', schema='s').information_schema('tables') | information_schema.TABLES",
        "this.identifier ~ ' ' ~ this.name ~ ' ' ~ this.database | m m db",
        "adapter.quote('a b') | \"a b\"",
        "adapter.type() | duckdb",
        "model.unique_id ~ ' ' ~ model.config.materialized | model.shop.m view",
        "graph.nodes['model.shop.m'].name | m",
        "graph['nodes']['model.shop.m']['alias'] | m",
      })
  void printsWhatPythonPrints(String expression, String expected) {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("models/m.sql", "{% if execute %}{{ " + expression + " }}{% endif %}"));

    assertThat(project.compiled("m").text()).isEqualTo(expected);
  }
}
