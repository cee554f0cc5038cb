package dev.floe.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Canaries: values that must be nowhere outside production. */
class MaskingTest {

  private static final List<String> CANARIES =
      List.of("canary@secret.org", "Zaphod", "5550199", "424242424", "1979-05-25");
  private static final Map<String, String> KEY = Map.of("FLOE_MASKING_KEY", "a key for tests");

  @TempDir Path folder;

  @BeforeEach
  void product() throws IOException {
    write(
        "manifest.yaml",
        """
        governance:
          classification:
            pii: {requires_masking_in_non_prod: true}
        data_architecture: {pattern: hybrid, naming: {enforcement: "off"}}
        environments:
          staging: {production: false}
          prod: {production: true}
        """);
    write(
        "floe.yaml",
        "platform: {ref: ./manifest.yaml}\ntransforms: [{type: dbt, path: models/}]\n");
    write("dbt_project.yml", "name: shop\nversion: \"1.0\"\n");
    write(
        "seeds/raw_people.csv",
        """
        id,email,phone,full_name,born,ssn
        1,canary@secret.org,+49 171 5550199,Zaphod Canary,1979-05-25,424242424
        2,other@x.org,0171-5550100,Ford Prefect,1980-02-29,515151515
        """);
    write("seeds/raw_orders.csv", "person,amount\ncanary@secret.org,10\ncanary@secret.org,20\n");
    write("models/people.sql", "select * from {{ ref('raw_people') }}\n");
    write(
        "models/spend.sql",
        """
        select people.email, sum(orders.amount) as amount
        from {{ ref('people') }} as people
        join {{ ref('raw_orders') }} as orders on orders.person = people.email
        group by people.email
        """);
    write(
        "models/models.yml",
        """
        seeds:
          - name: raw_people
            columns:
              - {name: phone, config: {meta: {floe: {classification: pii, pii_type: phone}}}}
          - name: raw_orders
            columns:
              - {name: person, config: {meta: {floe: {classification: pii, pii_type: email}}}}
        models:
          - name: people
            config: {meta: {floe: {classification: pii}}}
            columns:
              - name: email
                data_tests:
                  - accepted_values:
                      arguments: {values: [nobody]}
                      config: {store_failures: true, severity: warn}
          - name: spend
            config: {meta: {floe: {classification: pii}}}
            columns:
              - {name: email, data_tests: [unique, not_null]}
        """);
  }

  @Test
  void noRawValueIsInAnythingThatIsWrittenOutsideProduction() throws Exception {
    Typed run = Typed.in(folder, KEY, "run", "--env", "staging");

    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(leaks(run)).isEmpty();
    assertThat(rows("select * from main.spend")).hasSize(1);
    assertThat(rows("select * from main.people"))
        .hasSize(2)
        .allMatch(row -> row.contains("@example.com"));
  }

  @Test
  void noRawValueIsInTheMessageOfAFailure() throws Exception {
    write(
        "models/broken.sql",
        "{{ config(materialized='table') }} select cast(full_name as integer) as number from {{ ref('raw_people') }}\n");
    write(
        "models/broken.yml",
        "models: [{name: broken, config: {meta: {floe: {classification: pii}}}}]\n");

    Typed run = Typed.in(folder, KEY, "run", "--env", "staging");

    assertThat(run.code()).isNotZero();
    assertThat(run.out() + run.err()).contains("Could not convert");
    assertThat(leaks(run)).isEmpty();
  }

  @Test
  void sourcesAreReadFromMaskedCopies() throws Exception {
    write("models/leads.sql", "select email, score from {{ source('crm', 'leads') }}\n");
    write(
        "models/leads.yml",
        """
        sources:
          - name: crm
            schema: crm
            tables:
              - name: leads
                columns:
                  - {name: email, config: {meta: {floe: {classification: pii}}}}
        models:
          - name: leads
            columns:
              - {name: email, config: {meta: {floe: {classification: pii}}}}
        """);
    Files.createDirectories(folder.resolve("warehouse"));
    try (Connection warehouse = open();
        Statement statement = warehouse.createStatement()) {
      statement.execute("create schema crm");
      statement.execute(
          "create table crm.leads as select 'canary@secret.org' as email, 7 as score");
    }

    Typed run = Typed.in(folder, KEY, "run", "--env", "staging");

    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(rows("select * from main.leads"))
        .singleElement()
        .asString()
        .contains("@example.com");
    assertThat(rows("select l.email from main.leads l join main.spend s on s.email = l.email"))
        .as("the same mask in both")
        .hasSize(1);
  }

  @Test
  void asksForAKey() {
    Typed run = Typed.in(folder, "run", "--env", "staging");
    assertThat(run.code()).isNotZero();
    assertThat(run.out() + run.err()).contains("FLOE-CLI-030").contains("FLOE_MASKING_KEY");
  }

  @Test
  void productionSeesTheRealData() throws Exception {
    Typed run = Typed.in(folder, "run", "--env", "prod");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(rows("select * from main.people"))
        .anyMatch(row -> row.contains("canary@secret.org"));
  }

  /** Canaries in relations, files and what was printed, with where they are. */
  private List<String> leaks(Typed run) throws Exception {
    List<String> leaks = new ArrayList<>();
    for (String canary : CANARIES) {
      if ((run.out() + run.err()).contains(canary)) {
        leaks.add(canary + " is printed");
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          boolean own = folder.relativize(file).startsWith("seeds");
          String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          if (!own && text.contains(canary)) {
            leaks.add(canary + " is in " + file);
          }
        }
      }
    }
    if (Files.exists(folder.resolve("warehouse/data.duckdb"))) {
      for (String table :
          rows(
              "select format('\"{}\".\"{}\"', table_schema, table_name)"
                  + " from information_schema.tables")) {
        for (String row : rows("select * from " + table.substring(0, table.length() - 1))) {
          CANARIES.stream().filter(row::contains).forEach(c -> leaks.add(c + " is in " + table));
        }
      }
    }
    return leaks;
  }

  private List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection warehouse = open();
        Statement statement = warehouse.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.append(result.getString(i)).append('|');
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("warehouse/data.duckdb"));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
