package dev.floe.manifest.inherit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Result;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  private static final String ENTERPRISE =
      """
      plugins: {compute: {type: snowflake, warehouse: big}, catalog: {type: polaris, uri: a}}
      environments:
        dev:
          target: local
          plugins: {catalog: {uri: b}, compute: {threads: 2}}
          stand_in: {compute: duckdb}
        staging: {production: false}
        prod: {production: true}
      """;

  private static Platform platform(String environment) {
    Result<Platform> result = Chains.resolveIn(environment, ENTERPRISE, "");
    assertThat(result.diagnostics()).isEmpty();
    return result.value().orElseThrow();
  }

  @Test
  void standsInForTheRealEngineOutsideProductionAndSaysSo() {
    Platform dev = platform("dev");
    assertThat(dev.environment().production()).isFalse();
    assertThat(dev.environment().target().orElseThrow().value()).isEqualTo("local");
    assertThat(dev.plugin("compute"))
        .isInstanceOfSatisfying(
            PluginSelection.Chosen.class,
            chosen -> {
              assertThat(chosen.type().value()).isEqualTo("duckdb");
              assertThat(chosen.standIn()).isTrue();
              assertThat(chosen.config().keySet()).hasToString("[threads]");
            });
  }

  @Test
  void laysItsSettingsOverThePlatforms() {
    assertThat(platform("dev").value("plugins.catalog.config.uri").orElseThrow().value())
        .hasToString("b");
    assertThat(platform("prod").value("plugins.catalog.config.uri").orElseThrow().value())
        .hasToString("a");
  }

  @Test
  void stagingIsNotProduction() {
    assertThat(platform("staging").environment().production()).isFalse();
    assertThat(platform("prod").environment().production()).isTrue();
  }

  @Test
  void anUnknownEnvironmentIsReportedWithTheOneThatWasMeant() {
    Result<Platform> result = Chains.resolveIn("stagin", ENTERPRISE, "");
    assertThat(result.diagnostics()).hasSize(1);
    assertThat(result.diagnostics().getFirst().help()).contains("did you mean 'staging'?");
  }

  @Test
  void withoutAnyDeclaredEveryNameIsAnEnvironment() {
    assertThat(Chains.resolveIn("prod", "").value().orElseThrow().environment().production())
        .isTrue();
    assertThat(Chains.resolveIn("dev", "").value().orElseThrow().environment().production())
        .isFalse();
  }

  @Test
  void cannotChooseAnotherPlugin() {
    assertThat(
            Chains.resolve(
                    "plugins: {compute: duckdb}\n"
                        + "environments: {dev: {plugins: {compute: spark}}}\n")
                .diagnostics())
        .extracting(diagnostic -> diagnostic.code().id())
        .containsExactly("FLOE-INH-013");
  }
}
