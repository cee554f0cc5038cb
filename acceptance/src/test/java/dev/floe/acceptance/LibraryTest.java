package dev.floe.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A dbt project gives the tables that a person would make of its CSVs by hand, on DuckDB alone: run
 * as it is, and run as a data product under three tiers.
 */
class LibraryTest {

  private static final Path PROJECT = Path.of("src/test/resources/projects/library");

  /** What the models say, without any template. */
  private static final Map<String, String> BY_HAND =
      Map.of(
          "loans",
          """
          select
            l.id as loan_id, l.member_id, b.title,
            if(b.pages < 200, 'short', 'long') as length_class,
            l.lent_at + 28 as due_on,
            ifnull(l.returned_at, date '2026-03-01') > l.lent_at + 28 as is_overdue
          from raw_loans l, raw_books b
          where l.book_id = b.id
          """,
          "members",
          """
          select
            m.id as member_id,
            (select count(*) from raw_loans l, raw_books b
              where l.book_id = b.id and l.member_id = m.id and b.pages < 200) as short_books,
            (select count(*) from raw_loans l, raw_books b
              where l.book_id = b.id and l.member_id = m.id and b.pages >= 200) as long_books,
            (select count(*) from raw_loans l where l.member_id = m.id) as loans
          from raw_members m
          """,
          "loan_log",
          "select id as loan_id, lent_at + 28 as due_on from raw_loans");

  @TempDir private Path work;
  private Path project;

  @BeforeEach
  void copyTheProject() throws IOException {
    project = work.resolve("sales/library");
    try (Stream<Path> files = Files.walk(PROJECT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = project.resolve(PROJECT.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @Test
  void asItIs() throws SqlFailure {
    succeeds("dbt", "build");

    assertEqualToWorkByHand(project.resolve("library.duckdb"));
  }

  @Test
  void underThreeTiers() throws IOException, SqlFailure {
    Files.writeString(
        work.resolve("enterprise-manifest.yaml"),
        """
        scope: enterprise
        metadata: {name: city, version: 1.0.0}
        approved_plugins: {compute: [duckdb]}
        governance: {pii_encryption: required}
        """);
    Files.writeString(
        work.resolve("sales/domain-manifest.yaml"),
        """
        scope: domain
        metadata: {name: sales, version: 1.0.0}
        parent: {ref: ../enterprise-manifest.yaml}
        domain: {name: sales}
        data_architecture: {pattern: medallion, naming: {enforcement: "off"}}
        """);

    succeeds("init", "--domain", "../domain-manifest.yaml");
    Outcome run = succeeds("run");

    assertThat(run.out()).contains("✓ Enterprise: city").contains("✓ Domain: sales");
    assertEqualToWorkByHand(project.resolve("warehouse/data.duckdb"));
  }

  /** A brownfield: what a strict platform finds, and how the project goes on all the same. */
  @Test
  void underAPlatformItMeetsForTheFirstTime() throws IOException {
    Files.writeString(
        work.resolve("manifest.yaml"),
        """
        metadata: {name: city, version: 1.0.0}
        plugins: {compute: duckdb}
        data_architecture: {pattern: medallion, naming: {enforcement: strict}}
        """);
    succeeds("init", "--platform", "../../manifest.yaml");

    Outcome first = Outcome.of(project, List.of("compile"));
    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.out())
        .contains("✗ ERROR: 'loans' violates naming convention")
        .contains("Expected: bronze_*, silver_*, or gold_* prefix");

    Outcome noted = Outcome.of(project, List.of("compile", "--baseline", "write"));
    assertThat(noted.err()).contains("floe-baseline.json");
    succeeds("compile", "--baseline", "use");
    succeeds("run", "--baseline", "use");

    Files.writeString(project.resolve("models/fresh.sql"), "select 1 as id");
    Outcome later = Outcome.of(project, List.of("compile", "--baseline", "use"));
    assertThat(later.exitCode()).isEqualTo(1);
    assertThat(later.err()).contains("'fresh' violates").doesNotContain("'loans' violates");
  }

  private Outcome succeeds(String... arguments) {
    Outcome outcome = Outcome.of(project, List.of(arguments));
    assertThat(outcome.exitCode()).as(outcome.transcript()).isZero();
    return outcome;
  }

  private void assertEqualToWorkByHand(Path database) throws SqlFailure {
    Map<String, Object> settings =
        Map.of(
            "attach",
            List.of(Map.of("path", database.toString(), "alias", "made", "read_only", true)));
    try (Engine engine = new DuckDbComputePlugin().open(settings);
        Session session = engine.session()) {
      for (String seed : List.of("raw_books", "raw_loans", "raw_members")) {
        session.execute(
            "create table %s as from read_csv('%s/seeds/%s.csv')".formatted(seed, project, seed));
      }
      for (Map.Entry<String, String> table : BY_HAND.entrySet()) {
        session.execute("create table " + table.getKey() + " as " + table.getValue());
        String made = "made.main." + table.getKey();
        assertThat(session.query("from " + made).rows()).as(made).isNotEmpty();
        assertThat(session.query(difference(made, table.getKey())).rows()).as(made).isEmpty();
        assertThat(session.query(difference(table.getKey(), made)).rows()).as(made).isEmpty();
      }
    }
  }

  private static String difference(String one, String other) {
    return "from " + one + " except all from " + other;
  }
}
