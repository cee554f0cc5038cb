package dev.floe.cli.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.TwoProducts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is done under a platform that wants it recorded. */
class ActionRecordTest {

  private static final String RECORDED = "governance: {audit_logging: required}\n";

  @TempDir private Path folder;

  @Test
  void recordsRunsPublicationsAndGrants() throws IOException {
    TwoProducts mesh =
        new TwoProducts(folder).enterpriseWith(RECORDED).with("FLOE_ACTOR", "ann").published();
    mesh.done("orders", "run");
    assertThat(events("orders"))
        .containsExactly(
            "publish product sales.orders v1.0.0 begun",
            "publish product sales.orders v1.0.0 published",
            "grant sales.orders.orders domain marketing given",
            "run sales.orders begun",
            "run sales.orders published");
    assertThat(entries("orders"))
        .allSatisfy(entry -> {
          assertThat(entry.path("who").asString("")).isEqualTo("ann");
          assertThat(entry.path("digest").asString("")).startsWith("sha256:");
        });
    assertThat(events("sales"))
        .hasSize(2)
        .allMatch(line -> line.startsWith("publish domain sales"));
    mesh.done("orders", "audit", "verify");
  }

  @Test
  void recordsWhatIsTakenBack() throws IOException {
    TwoProducts mesh = new TwoProducts(folder).enterpriseWith(RECORDED).published();
    mesh.write(
        "orders/floe.yaml",
        """
        metadata: {name: orders, version: "1.0.1", description: All orders}
        domain: {ref: sales:v1.0.0}
        output_ports: [{name: orders, table: gold.orders, sla: {freshness: 6h}}]
        transforms: [{type: dbt, path: models/}]
        """);
    mesh.done("orders", "run").done("orders", "run");
    assertThat(events("orders"))
        .containsOnlyOnce("grant sales.orders.orders domain marketing given")
        .containsOnlyOnce("grant sales.orders.orders domain marketing taken");
  }

  @Test
  void recordsWhoMayWriteAndNotRead() throws IOException {
    TwoProducts mesh = new TwoProducts(folder).enterpriseWith(RECORDED).published();
    mesh.write(
        "orders/floe.yaml",
        """
        metadata: {name: orders, version: "1.0.1", description: All orders}
        domain: {ref: sales:v1.0.0}
        output_ports:
          - name: orders
            table: gold.orders
            sla: {freshness: 6h}
            access: {grants: [{role: loader, access: write}]}
        transforms: [{type: dbt, path: models/}]
        """);
    mesh.done("orders", "run");
    assertThat(events("orders"))
        .contains("grant sales.orders.orders role loader to write given")
        .doesNotContain("grant sales.orders.orders role loader given");
  }

  @Test
  void recordsWaiversWhenTheyBeginAndEnd() throws IOException {
    String waiver =
        """
        governance:
          audit_logging: required
          waivable: [naming-convention]
          waivers:
            - {name: old, rule: naming-convention, subject: legacy, owner: ann@acme.com, reason: old,
               expires: "2999-12-31"}
        """;
    TwoProducts mesh =
        new TwoProducts(folder)
            .enterpriseWith(waiver)
            .write("orders/models/legacy.sql", "select 1 as id\n")
            .published();
    mesh.write("orders/models/legacy.sql", "{{ config(enabled=false) }} select 1 as id\n");
    mesh.done("orders", "run");
    assertThat(events("orders")).contains("waiver old given", "waiver old taken");
  }

  @Test
  void recordsARollback() throws IOException {
    TwoProducts mesh = new TwoProducts(folder).enterpriseWith(RECORDED).published();
    mesh.done("orders", "run").done("orders", "run").done("orders", "rollback", "--to", "1");
    assertThat(events("orders"))
        .endsWith("rollback sales.orders begun", "rollback sales.orders published");
  }

  @Test
  void recordsNothingWhereNobodyWantsIt() {
    new TwoProducts(folder).published().done("orders", "run");
    assertThat(folder.resolve("orders").resolve(AuditLog.FILE)).doesNotExist();
  }

  @Test
  void doesNotRunWhatItCannotRecord() throws IOException {
    TwoProducts mesh = new TwoProducts(folder).enterpriseWith(RECORDED).published();
    Files.writeString(folder.resolve("file"), "no folder");
    mesh.with("FLOE_AUDIT_LOG", folder.resolve("file").resolve("audit.jsonl").toString());
    assertThat(mesh.floe("orders", "run"))
        .satisfies(typed -> {
          assertThat(typed.code()).isNotZero();
          assertThat(typed.err()).contains("FLOE-CLI-008");
        });
    assertThat(mesh.floe("orders", "show", "gold_orders").err()).contains("FLOE-CLI-014");
  }

  private List<JsonNode> entries(String where) throws IOException {
    List<JsonNode> entries = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(where).resolve(AuditLog.FILE))) {
      entries.add(JsonMapper.shared().readTree(line));
    }
    return entries;
  }

  private List<String> events(String where) throws IOException {
    return entries(where).stream()
        .map(entry ->
            String.join(
                    " ",
                    entry.path("event").asString(""),
                    entry.path("what").asString(""),
                    entry.path("to").asString(""),
                    entry.path("state").asString(""),
                    entry.path("change").asString(""))
                .strip()
                .replaceAll(" +", " "))
        .toList();
  }
}
