package dev.floe.dbt.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LateTextsTest {

  @ParameterizedTest
  @CsvSource({
    "models, description",
    "models, columns.0.data_tests.0.unique.config.where",
    "models, versions.1.columns.0.description",
    "models, config.post_hook",
    "sources, tables.2.loaded_at_query",
    "sources, tables.2.columns.0.tests.0",
    "macros, arguments.0.description",
    "metrics, filter",
    "metrics, type_params.measure.filter.0",
    "saved_queries, query_params.where.0",
    "semantic_models, measures.0.description",
  })
  void leavesForLaterWhatOthersRender(String section, String path) {
    assertThat(LateTexts.isLate(Section.of(section).orElseThrow(), keys(path))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "models, config.meta.description",
    "models, config.enabled",
    "models, meta.filter",
    "sources, schema",
    "sources, tables.0.identifier",
    "exposures, url",
    "metrics, label",
  })
  void rendersEverythingElseAtOnce(String section, String path) {
    assertThat(LateTexts.isLate(Section.of(section).orElseThrow(), keys(path))).isFalse();
  }

  private static List<String> keys(String path) {
    return List.of(path.split("\\.", -1));
  }
}
