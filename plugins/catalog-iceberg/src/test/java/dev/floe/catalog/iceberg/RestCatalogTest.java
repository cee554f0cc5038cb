package dev.floe.catalog.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.diagnostics.FloeException;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.table.ParquetFiles;
import dev.floe.spi.table.TableCatalog;
import dev.floe.spi.table.TableCatalog.LocalFile;
import dev.floe.spi.table.TableName;
import dev.floe.spi.table.TableRelease;
import dev.floe.spi.table.TableSnapshot;
import dev.floe.spi.table.TableUpkeep;
import dev.floe.spi.table.TableView;
import dev.floe.spi.table.TableViews;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables in a REST catalog whose files are in a storage that is not this machine's disk. */
class RestCatalogTest {

  @TempDir Path folder;
  private final MemoryStorage storage = new MemoryStorage();
  private Lake lake;
  private JdbcCatalog behind;
  private RestServer server;
  private TableCatalog catalog;

  @BeforeEach
  void begin() throws SqlFailure, IOException {
    lake = new Lake();
    behind = Lake.reader(folder, new StorageFiles(List.of(storage), Map.of()));
    serve(true);
  }

  private void serve(boolean transactions) throws IOException {
    server = new RestServer(behind, transactions);
    catalog = new RestCatalogPlugin().open(config(RestServer.SECRET), List.of(storage));
  }

  private Map<String, Object> config(String secret) {
    Map<String, Object> config = new HashMap<>();
    config.put("uri", server.uri());
    config.put("client_id", RestServer.CLIENT);
    config.put("client_secret", secret);
    return config;
  }

  @AfterEach
  void end() {
    catalog.close();
    server.close();
    behind.close();
    lake.close();
  }

  @Test
  void createsTablesThatAreNotThereBeforeTheyArePublished() throws SqlFailure {
    try (TableRelease release = catalog.begin(Lake.release("r1"), Lake.terms())) {
      lake.stage(release, "orders", "select 1 as id, 'a' as name");
      lake.stage(release, "lines", "select 2 as id");
      assertThat(behind.tableExists(IcebergTables.identifier(Lake.name("orders")))).isFalse();
      release.publish();
    }

    assertThat(Lake.rows(behind, "orders")).containsExactly("id=1 name=a");
    assertThat(Lake.rows(behind, "lines")).containsExactly("id=2");
    assertThat(server.requests()).contains("POST transactions/commit");
  }

  @Test
  void saysThatAServerKeepsNoViews() throws SqlFailure {
    lake.publish(catalog, "r1", "orders", "select 1 as id");
    TableName view = new TableName(List.of("sales", "shop"), "orders");

    List<String> undone =
        ((TableViews) catalog)
            .show(
                "sales.shop",
                view.namespace(),
                List.of(new TableView(view, Lake.name("orders"), "", Map.of())));

    assertThat(undone)
        .containsExactly(
            "the catalog keeps no views, so ports are read by the names of their tables");
    assertThat(behind.namespaceExists(Namespace.of("sales", "shop"))).isFalse();
  }

  @Test
  void aProductWithoutPortsIsToldNothingOfViews() throws SqlFailure {
    lake.publish(catalog, "r1", "orders", "select 1 as id");

    assertThat(((TableViews) catalog).show("sales.shop", List.of("sales", "shop"), List.of()))
        .isEmpty();
  }

  @Test
  void givesSeveralTablesBackInOneRequest() throws SqlFailure {
    giveBack();

    assertThat(server.requests().getLast()).isEqualTo("POST transactions/commit");
    assertThat(Lake.rows(behind, "orders")).containsExactly("id=1");
    assertThat(Lake.rows(behind, "lines")).containsExactly("id=10");
  }

  @Test
  void givesTablesBackOneByOneWhereTheServerCannotDoSeveral() throws SqlFailure, IOException {
    server.close();
    serve(false);
    giveBack();

    assertThat(Lake.rows(behind, "orders")).containsExactly("id=1");
    assertThat(Lake.rows(behind, "lines")).containsExactly("id=10");
  }

  @Test
  void theNextHolderTakesTablesForwardAgainWhereOneCouldNotBeGivenBack()
      throws SqlFailure, IOException {
    server.close();
    serve(false);
    List<Long> before = publishTwice();
    server.failing(request ->
        request.equals("POST namespaces/sales%1Fgold/tables/orders")
            ? RestServer.Fault.BROKEN
            : RestServer.Fault.NONE);

    FloeException failure = catchThrowableOfType(FloeException.class, () -> giveBack(before));

    assertThat(failure.diagnostic().code()).isEqualTo(CatalogCode.UNSETTLED);
    server.failing(request -> RestServer.Fault.NONE);
    catalog.begin(Lake.release("r3"), Lake.terms()).close();
    assertThat(Lake.rows(behind, "orders")).containsExactly("id=2 name=a");
    assertThat(Lake.rows(behind, "lines")).containsExactly("id=20");
  }

  private void giveBack() throws SqlFailure {
    giveBack(publishTwice());
  }

  private List<Long> publishTwice() throws SqlFailure {
    lake.publish(catalog, "r1", "orders", "select 1 as id");
    lake.publish(catalog, "r1", "lines", "select 10 as id");
    List<Long> first =
        List.of(
            catalog.current(Lake.name("lines")).orElseThrow().id(),
            catalog.current(Lake.name("orders")).orElseThrow().id());
    lake.publish(catalog, "r2", "orders", "select 2 as id, 'a' as name");
    lake.publish(catalog, "r2", "lines", "select 20 as id");
    return first;
  }

  private void giveBack(List<Long> states) {
    try (TableRelease release = catalog.begin(Lake.release("back"), Lake.terms())) {
      assertThat(release.giveBack(Lake.name("lines"), states.getFirst())).isPresent();
      assertThat(release.giveBack(Lake.name("orders"), states.getLast()))
          .hasValueSatisfying(state -> assertThat(state.run()).isEqualTo("r1"));
      assertThat(release.giveBack(Lake.name("orders"), 1)).isEmpty();
      assertThat(release.giveBack(Lake.name("never"), 1)).isEmpty();
      release.publish();
    }
  }

  @Test
  void publishesWhereTheCatalogLooksAfterOldStatesItself() throws SqlFailure {
    server.keepHistory();

    lake.publish(catalog, "r1", "orders", "select 1 as id");
    lake.publish(catalog, "r2", "orders", "select 2 as id, 'a' as name");

    assertThat(Lake.rows(behind, "orders")).containsExactly("id=2 name=a");
    TableUpkeep upkeep = (TableUpkeep) catalog;
    assertThat(upkeep.expire(Lake.name("orders"), Instant.now(), 1, false))
        .isEqualTo(new TableUpkeep.Expired(0, 0));
    assertThat(upkeep.orphans(Lake.name("orders"), Instant.now())).isEmpty();
  }

  @Test
  void replacesRowsAndColumnsOfSeveralTablesInOneRequest() throws SqlFailure {
    lake.publish(catalog, "r1", "orders", "select 1::integer as id");
    lake.publish(catalog, "r1", "lines", "select 1 as id");
    int id =
        behind
            .loadTable(IcebergTables.identifier(Lake.name("orders")))
            .schema()
            .findField("id")
            .fieldId();

    try (TableRelease release = catalog.begin(Lake.release("r2"), Lake.terms())) {
      lake.stage(release, "orders", "select true as paid, 2::bigint as id");
      lake.stage(release, "lines", "select 3 as id");
      assertThat(Lake.rows(behind, "orders")).containsExactly("id=1");
      release.publish();
    }

    assertThat(Lake.rows(behind, "orders")).containsExactly("paid=true id=2");
    assertThat(
            behind
                .loadTable(IcebergTables.identifier(Lake.name("orders")))
                .schema()
                .findField("id")
                .fieldId())
        .isEqualTo(id);
    assertThat(Lake.rows(behind, "lines")).containsExactly("id=3");
    assertThat(catalog.current(Lake.name("orders")).map(TableSnapshot::run)).contains("r2");
  }

  @Test
  void publishesNoneOfItsTablesWhereOneWasChangedMeanwhile() throws SqlFailure {
    lake.publish(catalog, "r1", "orders", "select 1 as id");
    lake.publish(catalog, "r1", "lines", "select 1 as id");
    int files = storage.list("mem://").size();

    try (TableRelease slow = catalog.begin(Lake.release("r2"), Lake.terms())) {
      lake.stage(slow, "lines", "select 2 as id");
      lake.stage(slow, "orders", "select 2 as id");
      behind
          .loadTable(IcebergTables.identifier(Lake.name("orders")))
          .newDelete()
          .deleteFromRowFilter(Expressions.alwaysTrue())
          .commit();

      FloeException refused = catchThrowableOfType(FloeException.class, slow::publish);

      assertThat(refused.diagnostic().code()).isEqualTo(CatalogCode.OVERTAKEN);
    }

    assertThat(Lake.rows(behind, "lines")).containsExactly("id=1");
    assertThat(Lake.rows(behind, "orders")).isEmpty();
    assertThat(storage.list("mem://").size() - files).as("files of the other change").isLessThan(5);
  }

  @Test
  void refusesATableThatWasCreatedMeanwhile() throws SqlFailure {
    try (TableRelease slow = catalog.begin(Lake.release("r1"), Lake.terms())) {
      lake.stage(slow, "orders", "select 1 as id");
      lake.publish(catalog, "r2", "orders", "select 2 as id");

      FloeException refused = catchThrowableOfType(FloeException.class, slow::publish);

      assertThat(refused.diagnostic().code()).isEqualTo(CatalogCode.OVERTAKEN);
    }
    assertThat(Lake.rows(behind, "orders")).containsExactly("id=2");
  }

  @Test
  void publishesOneTableAfterTheOtherWhereTheServerCanDoNoMore() throws Exception {
    catalog.close();
    server.close();
    serve(false);

    for (int round = 1; round <= 2; round++) {
      try (TableRelease release = catalog.begin(Lake.release("r" + round), Lake.terms())) {
        lake.stage(release, "orders", "select " + round + " as id");
        lake.stage(release, "lines", "select " + round + " as id");
        release.publish();
      }
    }

    assertThat(Lake.rows(behind, "orders")).containsExactly("id=2");
    assertThat(Lake.rows(behind, "lines")).containsExactly("id=2");
    assertThat(server.requests()).doesNotContain("POST transactions/commit");
  }

  @Test
  void fetchesTheFilesOfATableToReadThemHere() throws SqlFailure {
    lake.publish(catalog, "r1", "orders", "select i as id from range(1000) r(i)");
    TableSnapshot snapshot = catalog.current(Lake.name("orders")).orElseThrow();

    List<Path> paths = catalog.fetch(snapshot).stream().map(LocalFile::path).toList();

    String reading = ((ParquetFiles) lake.session()).reading(paths, snapshot.columns());
    assertThat(lake.session().query("select sum(id)::bigint from " + reading).rows())
        .containsExactly(List.of(499500L));
    catalog.close();
    assertThat(paths).allSatisfy(path -> assertThat(path).doesNotExist());
  }

  @Test
  void saysThatItsCredentialsAreRefused() {
    FloeException refused =
        catchThrowableOfType(
            FloeException.class,
            () -> new RestCatalogPlugin().open(config("wrong"), List.of(storage)));

    assertThat(refused.diagnostic().code()).isEqualTo(CatalogCode.DENIED);
    assertThat(refused.diagnostic().message()).doesNotContain("wrong");
  }

  @Test
  void saysThatNobodyAnswers() {
    server.close();

    FloeException failed =
        catchThrowableOfType(
            FloeException.class, () -> new RestCatalogPlugin().open(config("x"), List.of(storage)));

    assertThat(failed.diagnostic().code()).isEqualTo(CatalogCode.FAILED);
  }

  @Test
  void saysThatNoStorageIsChosenForItsFiles() {
    try (TableCatalog blind = new RestCatalogPlugin().open(config(RestServer.SECRET), List.of())) {
      FloeException failed =
          catchThrowableOfType(
              FloeException.class, () -> blind.begin(Lake.release("r1"), Lake.terms()));

      assertThat(failed.diagnostic().code()).isEqualTo(CatalogCode.FAILED);
      assertThat(failed.diagnostic().message()).contains("plugins.storage");
    }
  }

  @Test
  void knowsItsSettings() {
    FloeException unknown =
        catchThrowableOfType(
            FloeException.class,
            () -> new RestCatalogPlugin().open(Map.of("url", "http://localhost"), List.of()));
    FloeException half =
        catchThrowableOfType(
            FloeException.class,
            () ->
                new RestCatalogPlugin()
                    .open(Map.of("uri", server.uri(), "client_id", "floe"), List.of()));

    assertThat(unknown.diagnostic().message()).contains("'url'");
    assertThat(half.diagnostic().subject()).contains("plugins.catalog.config.client_secret");
  }
}
