package dev.floe.dbt.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.Language;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.testing.MemoryTree;
import dev.floe.dbt.testing.Projects;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PythonModelsTest {

  private static final String SCORES =
      """
      # dbt.ref("a_comment")
      import pandas as pd


      def model(dbt, session):
          '''Scores; dbt.ref("a_docstring") is none.'''
          dbt.config(
              tags=["nightly", 'slow'],
              meta={"owner": "ana", "weights": (0.5, -1)},
          )
          factor = dbt.config.get("factor", 1.5)
          orders = dbt.ref("orders").df()
          raw = pd.concat([dbt.source("raw", "scores"), dbt.ref("shop", "old" "_scores", v=2)])
          other.dbt.ref("not_ours")
          dbt.ref(session.name)
          return raw.join(orders)
      """;

  private static MemoryTree shop() {
    return Projects.shop()
        .with("models/scores.py", SCORES)
        .with("models/orders.sql", "select 1 as id")
        .with("models/old_scores.sql", "select 1 as id")
        .with("models/top.sql", "select * from {{ ref('scores') }}")
        .with(
            "models/all.yml",
            """
            sources: [{name: raw, tables: [{name: scores}]}]
            models:
              - {name: scores, config: {tags: daily}}
              - {name: old_scores, versions: [{v: 2, defined_in: old_scores}]}
            """);
  }

  private static ResourceNode scores(Result<LoadedProject> loaded) {
    return loaded.value().orElseThrow().graph().node("model.shop.scores").orElseThrow();
  }

  @Test
  void areNodesWithTheDependenciesTheyNameLiterally() {
    ResourceNode scores = scores(Projects.load(shop()));

    assertThat(scores.identity().language()).isEqualTo(Language.PYTHON);
    assertThat(scores.dependencies().nodes())
        .containsExactlyInAnyOrder(
            "model.shop.orders", "source.shop.raw.scores", "model.shop.old_scores.v2");
    assertThat(scores.dependencies().refs().getFirst().span().start()).hasToString("12:14");
  }

  @Test
  void areConfiguredByLiteralsAndPropertyFiles() {
    ResourceNode scores = scores(Projects.load(shop()));

    assertThat(scores.tags()).containsExactly("daily", "nightly", "slow");
    assertThat(scores.config().map("meta"))
        .isEqualTo(Map.of("owner", "ana", "weights", List.of(0.5, -1L)));
    assertThat(scores.config().get("config_keys_used")).contains(List.of("factor"));
    assertThat(scores.config().get("config_keys_defaults")).contains(List.of(1.5));
  }

  @Test
  void areTablesWhateverTheProjectSaysOfItsModels() {
    ResourceNode scores =
        scores(
            Projects.load(
                shop()
                    .with(
                        "dbt_project.yml",
                        "name: shop\nprofile: shop\nmodels: {+materialized: view}")));

    assertThat(scores.materialization()).isEqualTo("table");
  }

  @Test
  void areWarnedOfByFileAndHoldNothingBack() {
    Result<LoadedProject> loaded = Projects.load(shop());

    assertThat(loaded.isOk()).isTrue();
    assertThat(loaded.diagnostics())
        .extracting(Diagnostic::code, Diagnostic::severity, Diagnostic::message)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(
                DbtCode.UNSUPPORTED_LANGUAGE,
                Severity.WARNING,
                "'models/scores.py' is a Python model: floe cannot build it"));
  }

  @Test
  void areNotSpokenOfWhereTheyAreSwitchedOff() {
    Result<LoadedProject> loaded =
        Projects.load(
            Projects.shop()
                .with("models/scores.py", "def model(dbt, s):\n    return dbt.ref('nothing')\n")
                .with("models/scores.yml", "models: [{name: scores, config: {enabled: false}}]"));

    assertThat(loaded.diagnostics()).isEmpty();
  }
}
