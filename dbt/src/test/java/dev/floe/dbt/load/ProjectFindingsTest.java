package dev.floe.dbt.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.testing.MemoryTree;
import dev.floe.dbt.testing.Projects;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectFindingsTest {

  private static Diagnostic only(MemoryTree files, DbtCode code) {
    List<Diagnostic> found = Projects.load(files).diagnostics();
    assertThat(found).extracting(Diagnostic::code).containsExactly(code);
    return found.getFirst();
  }

  @Test
  void suggestsTheModelThatWasProbablyMeant() {
    Diagnostic unknown =
        only(
            Projects.shop()
                .with("models/orders.sql", "select 1")
                .with("models/m.sql", "select *\nfrom {{ ref('ordrs') }}"),
            DbtCode.UNKNOWN_REF);

    assertThat(unknown.span().orElseThrow()).hasToString("models/m.sql:2:9");
    assertThat(unknown.help()).contains("did you mean 'orders'?");
  }

  @Test
  void doesNotSuggestTheModelThatAsks() {
    Diagnostic unknown =
        only(
            Projects.shop().with("models/stg_orders.sql", "select * from {{ ref('raw_orders') }}"),
            DbtCode.UNKNOWN_REF);

    assertThat(unknown.help().orElseThrow()).startsWith("'floe dbt ls' lists what there is");
  }

  @Test
  void showsWhereBothOfARepeatedNameAreWritten() {
    String exposure = "{name: weekly, type: dashboard, owner: {name: Ann}}";
    Diagnostic repeated =
        only(
            Projects.shop()
                .with("models/a.yml", "exposures:\n  - " + exposure + "\n")
                .with("models/b.yml", "exposures:\n  - " + exposure + "\n"),
            DbtCode.DUPLICATE_RESOURCE);

    assertThat(repeated.message()).isEqualTo("two exposures are named 'weekly'");
    assertThat(repeated.span().orElseThrow()).hasToString("models/b.yml:2:12");
    assertThat(repeated.notes().getFirst().span().orElseThrow()).hasToString("models/a.yml:2:12");
    assertThat(repeated.help()).contains("rename one of them");
  }

  @Test
  void tellsOfKeysThatLookMisspelt() {
    Diagnostic misspelt =
        only(
            Projects.shop()
                .with("models/a.sql", "select 1 as id")
                .with(
                    "models/a.yml",
                    """
                    models:
                      - name: a
                        owner_team: sales
                        columns:
                          - name: id
                            descripton: the key
                            lineage: none
                    """),
            DbtCode.UNKNOWN_PROPERTY);

    assertThat(misspelt.isError()).isFalse();
    assertThat(misspelt.span().orElseThrow()).hasToString("models/a.yml:6:9");
    assertThat(misspelt.help()).contains("did you mean 'description'?");
  }

  @Test
  void refusesASectionWithoutAList() {
    Diagnostic empty =
        only(Projects.shop().with("models/a.yml", "sources:\n"), DbtCode.BAD_PROPERTIES);

    assertThat(empty.message()).isEqualTo("the value of 'sources' is not a list");
  }

  @Test
  void refusesAConfigurationThatIsNoMapping() {
    List<Diagnostic> found =
        Projects.load(
                Projects.shop()
                    .with("models/a.sql", "select 1 as id")
                    .with(
                        "models/a.yml",
                        """
                        models:
                          - name: a
                            config: view
                            data_tests:
                              - unique: {column_name: id, config: severity}
                        """))
            .diagnostics();

    assertThat(found)
        .extracting(Diagnostic::message)
        .containsExactlyInAnyOrder(
            "'config' of 'a' must be a mapping",
            "'config' of the test 'unique' must be a mapping (a dictionary), not 'severity'");
  }

  @Test
  void refusesTestsThatDifferInConfigurationAlone() {
    Diagnostic twice =
        only(
            Projects.shop()
                .with("models/a.sql", "select 1 as id")
                .with(
                    "models/a.yml",
                    """
                    models:
                      - name: a
                        columns:
                          - name: id
                            data_tests:
                              - unique: {config: {where: "id > 1"}}
                              - unique: {config: {where: "id < 1"}}
                    """),
            DbtCode.DUPLICATE_RESOURCE);

    assertThat(twice.message()).isEqualTo("two data_tests are named 'unique_a_id'");
    assertThat(twice.help())
        .contains("they differ in nothing but 'config'; give one of them a 'name'");
  }

  @Test
  void wantsOneWayToAskForTheNewestRowOfASource() {
    List<Diagnostic> found =
        Projects.load(
                Projects.shop()
                    .with(
                        "models/raw.yml",
                        """
                        sources:
                          - name: raw
                            tables:
                              - name: a
                                loaded_at_field: ""
                              - name: b
                                loaded_at_field: day
                                config: {loaded_at_query: select current_date}
                        """))
            .diagnostics();

    assertThat(found)
        .extracting(one -> one.code() + " " + one.span().orElseThrow())
        .containsExactly("BAD_FRESHNESS models/raw.yml:5:26", "BAD_FRESHNESS models/raw.yml:6:9");
  }

  @Test
  void saysHowToGetTheTestsOfAPackage() {
    Diagnostic unknown =
        only(
            Projects.shop()
                .with("models/a.sql", "select 1 as id")
                .with(
                    "models/a.yml", "models: [{name: a, data_tests: [dbt_utils.accepted_range]}]"),
            DbtCode.UNKNOWN_TEST);

    assertThat(unknown.help())
        .contains("add the package 'dbt_utils' to packages.yml, then run: floe dbt deps");
  }

  @Test
  void aTestThatNobodyDefinesHoldsNothingElseBack() {
    Result<LoadedProject> loaded =
        Projects.load(
            Projects.shop()
                .with("models/a.sql", "select 1 as id")
                .with("models/a.yml", "models: [{name: a, data_tests: [mine]}]"));

    assertThat(loaded.isOk()).isTrue();
    assertThat(loaded.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DbtCode.UNKNOWN_TEST);
    assertThat(loaded.value().orElseThrow().graph().nodes().keySet())
        .hasSize(2)
        .contains("model.shop.a");
  }

  @Test
  void refusesATargetOfATypeThatNobodyKnows() {
    Diagnostic unknown =
        only(
            Projects.shop()
                .with("models/a.sql", "select 1 as id")
                .with(
                    "profiles.yml",
                    """
                    shop:
                      target: dev
                      outputs:
                        dev:
                          type: duckbd
                          path: shop.duckdb
                    """),
            DbtCode.BAD_PROFILE);

    assertThat(unknown.span().orElseThrow()).hasToString("profiles.yml:5:13");
    assertThat(unknown.help()).contains("did you mean 'duckdb'?");
  }

  @Test
  void warnsOfAConfigurationThatIsNearlyOneOfDbt() {
    Diagnostic misspelt =
        only(
            Projects.shop()
                .with(
                    "models/a.sql",
                    "{{ config(materialised='table', sorted_by='id') }} select 1 as id"),
            DbtCode.UNKNOWN_PROPERTY);

    assertThat(misspelt.isError()).isFalse();
    assertThat(misspelt.help()).contains("did you mean 'materialized'?");
  }

  @Test
  void asksOfAnExposureWhatDbtAsks() {
    List<Diagnostic> found =
        Projects.load(
                Projects.shop()
                    .with(
                        "models/e.yml",
                        """
                        exposures:
                          - {name: a, type: dashbord, owner: {email: a@b.c}}
                          - {name: b, type: ml, maturity: old, owner: {name: me}}
                          - {name: c}
                          - {nme: d, type: ml}
                        """))
            .diagnostics();

    assertThat(found.stream().map(one -> one.message() + " | " + one.help().orElse("")))
        .containsExactly(
            "an item of 'exposures' must have a name | write 'name' instead of 'nme'",
            "the exposure 'a' cannot have the type 'dashbord' | did you mean 'dashboard'?",
            "the exposure 'b' cannot have the maturity 'old' | one of: low, medium, high",
            "the exposure 'c' has no type | one of: dashboard, notebook, analysis, ml, application",
            "the exposure 'c' has no owner | write owner: {name: …} or owner: {email: …}");
  }

  @Test
  void showsTheWholeCircle() {
    Diagnostic cycle =
        only(
            Projects.shop()
                .with("models/a.sql", "select * from {{ ref('b') }}")
                .with("models/b.sql", "select * from {{ ref('c') }}")
                .with("models/c.sql", "select * from {{ ref('a') }}"),
            DbtCode.CYCLE);

    assertThat(cycle.message()).isEqualTo("circular references: a → b → c → a");
    assertThat(cycle.notes()).hasSize(3);
  }

  @Test
  void refusesAReferenceToAModelThatIsSwitchedOff() {
    Diagnostic disabled =
        only(
            Projects.shop()
                .with("models/a.sql", "{{ config(enabled=false) }} select 1")
                .with("models/b.sql", "select * from {{ ref('a') }}"),
            DbtCode.DISABLED_REF);

    assertThat(disabled.message()).isEqualTo("'a' leads to model.shop.a, which is disabled");
  }

  @Test
  void reportsWhatIsWrongWithEachThing() {
    only(new MemoryTree(), DbtCode.NO_PROJECT);
    only(
        Projects.shop().with("models/a.sql", "select 1").with("models/x/a.sql", "select 1"),
        DbtCode.DUPLICATE_RESOURCE);
    only(
        Projects.shop()
            .with("models/a.sql", "select 1")
            .with("models/b.sql", "{{ config(alias='a') }} select 1"),
        DbtCode.DUPLICATE_RELATION);
    only(
        Projects.shop()
            .with("models/a.sql", "select 1")
            .with("models/a.yml", "models: [{name: a}, {name: a}]"),
        DbtCode.DUPLICATE_PATCH);
    only(
        Projects.shop().with("models/a.sql", "{{ config(enabled='maybe') }} select 1"),
        DbtCode.BAD_CONFIG);
    only(
        Projects.shop()
            .with("models/a.sql", "select 1 as id")
            .with("models/a.yml", "models: [{name: a, columns: [{name: id, tests: [uniqe]}]}]"),
        DbtCode.UNKNOWN_TEST);
    only(
        Projects.shop().with("models/a.sql", "select * from {{ source('x', 'y') }}"),
        DbtCode.UNKNOWN_SOURCE);
    only(
        Projects.shop()
            .with("packages.yml", "packages: [{package: x/y, version: 1.0.0}]")
            .with("models/a.sql", "select {{ y.one() }} as id")
            .with("models/a.yml", "models: [{name: a, data_tests: [y.two]}]"),
        DbtCode.PACKAGE_NOT_INSTALLED);
    only(Projects.shop().with("models/a.yml", "models: {name: a}"), DbtCode.BAD_PROPERTIES);
    only(
        Projects.shop().with("models/a.sql", "{{ config(group='nobody') }} select 1"),
        DbtCode.UNKNOWN_GROUP);
  }

  @Test
  void refusesAForeignKeyThatRefersToNoNode() {
    Diagnostic refused =
        only(
            Projects.shop()
                .with("models/a.sql", "select 1 as id")
                .with(
                    "models/a.yml",
                    "models: [{name: a, columns: [{name: id, constraints: [{type: foreign_key, to:"
                        + " customers, to_columns: [id]}]}]}]"),
            DbtCode.BAD_PROPERTIES);

    assertThat(refused.message()).contains("'customers'", "neither ref() nor source()");
    assertThat(refused.span()).hasValueSatisfying(at -> assertThat(at.file()).endsWith("a.yml"));
  }

  @Test
  void refusesTwoPrimaryKeysWhereTheContractIsEnforcedAlone() {
    String columns =
        "columns: [{name: x, data_type: int, constraints: [{type: primary_key}]}, {name: y,"
            + " data_type: int, constraints: [{type: primary_key}]}]}]";
    Diagnostic refused =
        only(
            Projects.shop()
                .with("models/a.sql", "{{ config(materialized='table') }} select 1 as x, 2 as y")
                .with(
                    "models/a.yml",
                    "models: [{name: a, config: {contract: {enforced: true}}, " + columns),
            DbtCode.BAD_PROPERTIES);

    assertThat(refused.message()).contains("a primary key on each of 2 columns: x, y");
    assertThat(
            Projects.load(
                    Projects.shop()
                        .with("models/a.sql", "select 1 as x, 2 as y")
                        .with("models/a.yml", "models: [{name: a, " + columns))
                .diagnostics())
        .isEmpty();
  }

  @Test
  void refusesASnapshotWithoutStrategyOrKey() {
    Diagnostic refused =
        only(
            Projects.shop()
                .with(
                    "snapshots/s.sql",
                    "{% snapshot s %}{{ config(unique_key='id', updated_at='at') }}select 1 as id"
                        + "{% endsnapshot %}"),
            DbtCode.BAD_CONFIG);

    assertThat(refused.message()).isEqualTo("snapshot 's' says no 'strategy'");
  }

  @Test
  void warnsOfPropertiesWithoutAModel() {
    Diagnostic unmatched =
        only(
            Projects.shop()
                .with("models/orders.sql", "select 1")
                .with("models/a.yml", "models: [{name: ordres}]"),
            DbtCode.UNMATCHED_PATCH);

    assertThat(unmatched.severity()).isEqualTo(Severity.WARNING);
    assertThat(unmatched.help()).contains("did you mean 'orders'?");
  }

  @Test
  void keepsAPrivateModelInItsGroup() {
    Diagnostic diagnostic =
        only(
            Projects.shop()
                .with("models/a.sql", "{{ config(group='g', access='private') }} select 1")
                .with("models/b.sql", "select * from {{ ref('a') }}")
                .with("models/g.yml", "groups: [{name: g, owner: {email: a@b.c}}]"),
            DbtCode.PRIVATE_REF);

    assertThat(diagnostic.message()).isEqualTo("'a' is private to group 'g'");
  }
}
