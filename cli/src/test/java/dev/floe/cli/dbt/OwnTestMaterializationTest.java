package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnTestMaterializationTest {

  @TempDir private Path folder;

  @Test
  void mayDoSomethingBesideAndLeaveTheJudgementToTheUsualOne() throws IOException {
    Shop shop = Shop.in(folder);
    shop.write(
        "macros/test.sql",
        """
        {% materialization test, default %}
          {% set result = dbt.materialization_test_default() %}
          {% do log('failures: ' ~ load_result('main')['data'][0][0], info=true) %}
          {{ return(result) }}
        {% endmaterialization %}
        """);
    shop.write("tests/dear.sql", "select * from {{ ref('orders') }} where amount > 15");

    Typed built = shop.dbt("build");

    assertThat(built.code()).isEqualTo(1);
    assertThat(built.out()).contains("failures: 0").contains("failures: 1").contains("FAIL 1 dear");
    assertThat(shop.read("target/run_results.json"))
        .contains("Got 1 result, configured to fail if != 0");
  }

  @Test
  void countsWhatItLikes() throws IOException {
    Shop shop = Shop.in(folder);
    shop.write(
        "macros/test.sql",
        """
        {% macro get_test_sql(failing, fail_calc, warn_if, error_if, limit) %}
          select 12 as failures, 'true' as should_warn, 'false' as should_error
        {% endmacro %}
        """);

    Typed tested = shop.dbt("build");

    assertThat(tested.code()).as(tested.err()).isZero();
    assertThat(tested.out()).contains("WARN 12 not_null_orders_id");
  }
}
