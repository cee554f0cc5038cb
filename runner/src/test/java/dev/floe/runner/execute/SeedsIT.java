package dev.floe.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Span;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunOptions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedsIT {

  private static final String ORDERS =
      "id,day,at,amount,note,nothing,ok\n"
          + "1,2026-01-02,2026-01-02 03:04:05,1.5,\"a, b\",,true\n"
          + "2,,,,'it''s',null,FALSE\n";

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = new Shop(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private NodeResult load(String csv, Map<String, Object> config) {
    shop.csv.put("orders", csv);
    return shop.runOne(Nodes.seed("orders", csv, config));
  }

  private String types() {
    return String.join(
        " ", shop.rows("select column_name || ':' || column_type from (describe orders)"));
  }

  @Test
  void loadsRowsWithTheTypesOfDbt() {
    NodeResult result = load(ORDERS, Map.of());

    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.rows()).hasValue(2);
    assertThat(types())
        .isEqualTo(
            "id:INTEGER day:DATE at:TIMESTAMP amount:DOUBLE note:VARCHAR nothing:INTEGER"
                + " ok:BOOLEAN");
    assertThat(shop.rows("from orders"))
        .containsExactly(
            "1|2026-01-02|2026-01-02T03:04:05|1.5|a, b|null|true",
            "2|null|null|null|'it''s'|null|false");
  }

  @Test
  void declaredTypesGoBeforeInferredOnes() {
    NodeResult result =
        load(
            "id,zip,amount\n1,00123,1.10\n2,,2\n",
            Map.of("column_types", Map.of("ZIP", "varchar", "amount", "decimal(10,2)")));

    assertThat(result.diagnostics()).isEmpty();
    assertThat(types()).isEqualTo("id:INTEGER zip:VARCHAR amount:DECIMAL(10,2)");
    assertThat(shop.rows("from orders")).containsExactly("1|00123|1.10", "2|null|2.00");
  }

  @Test
  void aValueThatDoesNotFitItsDeclaredTypeIsShownAtTheFile() {
    NodeResult result = load("id\nx\n", Map.of("column_types", Map.of("id", "integer")));

    assertThat(result.status()).isEqualTo(NodeStatus.ERROR);
    assertThat(result.diagnostics().getFirst().code()).isEqualTo(RunCode.CSV_VALUE);
    assertThat(result.diagnostics().getFirst().span()).contains(Span.file("seeds/orders.csv"));
    assertThat(shop.rows("select count(*) from information_schema.tables")).containsExactly("0");
  }

  @Test
  void aRaggedLineIsShownAtItsLineAndTheOldRowsStay() {
    load("id,n\n1,2\n", Map.of());
    NodeResult result = load("id,n\n1,2\n3,4,5\n", Map.of());

    assertThat(result.status()).isEqualTo(NodeStatus.ERROR);
    assertThat(result.diagnostics().getFirst().span()).contains(Span.at("seeds/orders.csv", 3, 1));
    assertThat(shop.rows("from orders")).containsExactly("1|2");
  }

  @Test
  void aLineThatEndsEarlyIsFilledWithNullsAsDbtDoes() {
    NodeResult result = load("id,n\n1,2\n3\n", Map.of());

    assertThat(result.status()).isEqualTo(NodeStatus.SUCCESS);
    assertThat(shop.rows("from orders")).containsExactly("1|2", "3|null");
  }

  @Test
  void loadedAgainItKeepsTheTableAndReplacesTheRows() {
    load("id,n\n1,2\n", Map.of());
    shop.execute("comment on table orders is 'kept'");
    load("id,n\n7,8\n9,9\n", Map.of());

    assertThat(shop.rows("from orders")).containsExactly("7|8", "9|9");
    assertThat(shop.rows("select comment from duckdb_tables()")).containsExactly("kept");
  }

  @Test
  void aFullRefreshMakesTheTableAnew() {
    load("id,n\n1,2\n", Map.of());
    shop.execute("comment on table orders is 'lost'");
    shop.options = shop.options.with(RunOptions.Refresh.FULL);
    load("id,n\n7,8\n", Map.of());

    assertThat(shop.rows("from orders")).containsExactly("7|8");
    assertThat(shop.rows("select comment from duckdb_tables()")).containsExactly("null");
  }

  @Test
  void otherColumnsMakeAnotherTable() {
    load("id,n\n1,2\n", Map.of());
    load("id,n,more\n1,x,3\n", Map.of());

    assertThat(types()).isEqualTo("id:INTEGER n:VARCHAR more:INTEGER");
    assertThat(shop.rows("from orders")).containsExactly("1|x|3");
  }

  @Test
  void aViewInItsPlaceIsReplaced() {
    shop.execute("create view orders as select 1 as id");
    assertThat(load("id\n5\n", Map.of()).diagnostics()).isEmpty();
    assertThat(shop.rows("from orders")).containsExactly("5");
  }

  @Test
  void anotherDelimiterAndNamesThatNeedQuotes() {
    NodeResult result =
        load("order id;select\n1;x\n", Map.of("delimiter", ";", "quote_columns", true));

    assertThat(result.diagnostics()).isEmpty();
    assertThat(shop.rows("select \"order id\", \"select\" from orders")).containsExactly("1|x");
  }

  @Test
  void aTabIsADelimiterAndNothingIsNone() {
    assertThat(load("id\tn\n1\t2\n", Map.of("delimiter", "\t")).diagnostics()).isEmpty();
    assertThat(shop.rows("from orders")).containsExactly("1|2");

    NodeResult none = load("id\n1\n", Map.of("delimiter", ""));
    assertThat(none.diagnostics().getFirst().code()).isEqualTo(RunCode.CONFIG_UNUSABLE);
  }

  @Test
  void aHeaderThatIsNoNameFailsWhereNamesAreNotQuoted() {
    NodeResult result = load("id,n\n1,2\n", Map.of("delimiter", ";", "quote_columns", false));

    assertThat(result.status()).isEqualTo(NodeStatus.ERROR);
  }

  @Test
  void refusesAFileThatChangedSinceItWasCompiled() {
    shop.csv.put("orders", "id\n2\n");
    NodeResult result = shop.runOne(Nodes.seed("orders", "id\n1\n", Map.of()));

    assertThat(result.diagnostics().getFirst().code()).isEqualTo(RunCode.INPUT_CHANGED);
  }

  @Test
  void anEmptyRunLoadsTheHeaderAlone() {
    shop.options = shop.options.with(RunOptions.RowMode.NONE);
    load(ORDERS, Map.of());

    assertThat(shop.rows("select count(*) from orders")).containsExactly("0");
    assertThat(types()).startsWith("id:INTEGER day:DATE");
  }

  @Test
  void loadsTensOfThousandsOfRows() {
    StringBuilder csv = new StringBuilder("id,name\n");
    for (int i = 0; i < 50_000; i++) {
      csv.append(i).append(",name ").append(i).append('\n');
    }
    assertThat(load(csv.toString(), Map.of()).rows()).hasValue(50_000);
    assertThat(shop.rows("select count(distinct id), max(name) from orders"))
        .containsExactly("50000|name 9999");
  }
}
