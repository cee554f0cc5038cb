package dev.floe.dbt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.testing.MemoryTree;
import dev.floe.dbt.testing.Projects;
import dev.floe.diagnostics.Diagnostic;
import org.junit.jupiter.api.Test;

class MacroLookupTest {

  private static MemoryTree withPackage() {
    return Projects.shop()
        .with("packages.yml", "packages:\n  - package: acme/tools\n    version: 1.0.0\n")
        .with("dbt_packages/tools/dbt_project.yml", "name: tools\n")
        .with(
            "dbt_packages/tools/macros/m.sql",
            """
            {% macro greet() %}{{ adapter.dispatch('greet', 'tools')() }}{% endmacro %}
            {% macro default__greet() %}'package default'{% endmacro %}
            {% macro uses_greet() %}{{ tools.greet() }}{% endmacro %}
            {% macro own_name() %}'of the package'{% endmacro %}
            {% macro calls_own_name() %}{{ own_name() }}{% endmacro %}
            """);
  }

  @Test
  void aDispatchedMacroOfTheRootProjectWinsOverThePackages() {
    RenderedProject project =
        new RenderedProject(
            withPackage()
                .with("macros/g.sql", "{% macro default__greet() %}'root'{% endmacro %}")
                .with("models/m.sql", "select {{ tools.uses_greet() }}"));

    assertThat(project.sql("m")).isEqualTo("select 'root'");
  }

  @Test
  void theAdaptersOwnImplementationWinsOverTheDefault() {
    RenderedProject project =
        new RenderedProject(
            withPackage()
                .with(
                    "macros/g.sql",
                    "{% macro default__greet() %}'root'{% endmacro %}"
                        + "{% macro duckdb__greet() %}'root on duckdb'{% endmacro %}")
                .with("models/m.sql", "select {{ tools.greet() }}"));

    assertThat(project.sql("m")).isEqualTo("select 'root on duckdb'");
  }

  @Test
  void theOrderOfSearchCanBeConfigured() {
    RenderedProject project =
        new RenderedProject(
            withPackage()
                .with(
                    "dbt_project.yml",
                    "name: shop\nprofile: shop\ndispatch:\n  - macro_namespace: tools\n"
                        + "    search_order: [tools, shop]\n")
                .with("macros/g.sql", "{% macro default__greet() %}'root'{% endmacro %}")
                .with("models/m.sql", "select {{ tools.greet() }}"));

    assertThat(project.sql("m")).isEqualTo("select 'package default'");
  }

  @Test
  void aMacroOfFloesOwnIsCalledWithAndWithoutItsPackageAndCanBeReplaced() {
    RenderedProject project =
        new RenderedProject(
            withPackage()
                .with(
                    "macros/g.sql",
                    "{% macro default__hash(field) %}sha256({{ field }}){% endmacro %}"
                        + "{% macro current_timestamp() %}'noon'{% endmacro %}")
                .with(
                    "models/m.sql",
                    "select {{ dbt.hash('a') }}, {{ current_timestamp() }}, {{ dbt.current_timestamp() }}"));

    assertThat(project.sql("m")).isEqualTo("select sha256(a), 'noon', now()");
  }

  @Test
  void aDefaultOfTheRootProjectWinsOverTheAdaptersImplementationOfFloesOwn() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("macros/d.sql", "{% macro default__date(y, m, d) %}'{{ y }}'{% endmacro %}")
                .with("models/m.sql", "select {{ dbt.date(2026, 1, 2) }}"));

    assertThat(project.sql("m")).isEqualTo("select '2026'");
  }

  @Test
  void whatAPackageGetsWrongOnTheAdapterIsRemediedUnlessTheProjectSaysOtherwise() {
    MemoryTree files =
        Projects.shop()
            .with("dbt_packages/dbt_utils/dbt_project.yml", "name: dbt_utils\n")
            .with(
                "packages.yml", "packages:\n  - package: dbt-labs/dbt_utils\n    version: 1.0.0\n")
            .with(
                "dbt_packages/dbt_utils/macros/m.sql",
                "{% macro get_tables_by_pattern_sql(s, t) %}"
                    + "{{ adapter.dispatch('get_tables_by_pattern_sql', 'dbt_utils')(s, t) }}"
                    + "{% endmacro %}"
                    + "{% macro default__get_tables_by_pattern_sql(s, t) %}wrong{% endmacro %}")
            .with("models/m.sql", "{{ dbt_utils.get_tables_by_pattern_sql('s', 't') }}");

    assertThat(new RenderedProject(files).sql("m")).contains("from system.information_schema");
    files.with(
        "macros/own.sql", "{% macro default__get_tables_by_pattern_sql(s, t) %}own{% endmacro %}");
    assertThat(new RenderedProject(files).sql("m")).isEqualTo("own");
  }

  @Test
  void aPackagesMacroIsNotFoundWithoutItsPackage() {
    RenderedProject project =
        new RenderedProject(withPackage().with("models/m.sql", "select {{ own_name() }}"));

    assertThat(project.finding("m").code()).isEqualTo(DbtCode.UNKNOWN_MACRO);
  }

  @Test
  void aDispatchWithoutTargetSaysWhereItSearched() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("macros/q.sql", "{% macro q() %}{{ adapter.dispatch('q')() }}{% endmacro %}")
                .with("models/m.sql", "select {{ q() }}"));

    Diagnostic found =
        project.loaded().diagnostics().isEmpty()
            ? project.finding("m")
            : project.loaded().diagnostics().getFirst();

    assertThat(found.code()).isEqualTo(DbtCode.NO_DISPATCH_TARGET);
    assertThat(found.help()).contains("searched for: duckdb__q, default__q");
  }

  @Test
  void aMacroThatAPackageDoesNotHaveIsToldByTheNameOfThePackage() {
    RenderedProject project =
        new RenderedProject(
            withPackage()
                .with("models/m.sql", "select {% if execute %}{{ tools.gret() }}{% endif %}"));

    Diagnostic found = project.finding("m");

    assertThat(found.message()).isEqualTo("the package 'tools' has no macro 'gret'");
    assertThat(found.help()).contains("did you mean 'greet'?");
  }

  @Test
  void twoMacrosOfOneNameAreRefusedWithBothPlaces() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop()
                .with("macros/a.sql", "{% macro x() %}{% endmacro %}")
                .with("macros/b.sql", "\n{% macro x() %}{% endmacro %}"));

    assertThat(project.loaded().diagnostics())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.code()).isEqualTo(DbtCode.DUPLICATE_MACRO);
          assertThat(found.span().orElseThrow()).hasToString("macros/b.sql:2:1");
        });
  }

  @Test
  void aPackageIsADictOfItsMacros() {
    RenderedProject project =
        new RenderedProject(
            withPackage()
                .with("macros/own.sql", "{% macro tool() %}{% endmacro %}")
                .with(
                    "models/m.sql",
                    """
                    select '{{ context.get('tools', {}).get('own_name') is not none }}',
                      '{{ context.get(project_name).get('own_name') is none }}',
                      '{{ tools.get('gone', 'none') }}', '{{ 'own_name' in tools }}',
                      '{{ tools['own_name']() | length }}', '{{ tools.keys() | sort | first }}'\
                    """));

    assertThat(project.sql("m").replaceAll("\\s+", " "))
        .isEqualTo("select 'True', 'True', 'none', 'True', '16', 'calls_own_name'");
  }

  @Test
  void aPackageThatNobodyInstalledIsAskedFor() {
    RenderedProject project =
        new RenderedProject(
            Projects.shop().with("models/m.sql", "select {{ dbt_utils.star('x') }}"));

    assertThat(project.finding("m").message()).contains("no macro or variable 'dbt_utils'");
    assertThat(project.finding("m").help())
        .contains("add the package 'dbt_utils' to packages.yml, then run: floe dbt deps");
  }
}
