package dev.floe.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import dev.floe.cli.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditCommandTest {

  @TempDir private Path work;
  private Path mesh;

  @BeforeEach
  void twoDomainsAndAProductWithoutOne() throws IOException {
    mesh = work.resolve("mesh");
    Files.createDirectories(mesh);
    Path cases = Path.of("src/test/resources/reports");
    Folders.copy(cases.resolve("three_tiers"), mesh.resolve("acme"));
    Folders.copy(cases.resolve("two_tiers"), mesh.resolve("alone"));
  }

  @Test
  void countsByPolicyAndDomain() {
    Typed typed = audit(1, "audit", ".");
    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.out())
        .containsPattern("naming-convention +– +1 +2 +0 +0 +1\n")
        .containsPattern("naming-convention +marketing +1 +1 +0 +0 +0\n")
        .containsPattern("naming-convention +sales +1 +3 +0 +0 +0\n")
        .contains("✗ accounts (alone): 2 demands violated")
        .contains("FLOE-REF-001: Input port 'finance.revenue.invoices' not found")
        .contains("4 products, 1 with mistakes; of ");
  }

  @Test
  void isFineWhereEverythingHolds() {
    Typed typed = audit(1, "audit", "acme/marketing", "acme/finance");
    assertThat(typed.code()).as(typed.out() + typed.err()).isZero();
    assertThat(typed.out()).contains("2 products; of ").contains(", 0 fail");
  }

  @Test
  void isTheSameWithOneThreadAndWithMany() {
    String one = audit(1, "audit", ".", "--output", "json", "--threads", "1").out();
    assertThat(audit(1, "audit", ".", "--output", "json", "--threads", "8").out()).isEqualTo(one);
  }

  @Test
  void comparesWithEarlierAudits() throws IOException {
    Files.writeString(mesh.resolve("may.json"), audit(1, "audit", ".", "--output", "json").out());
    Files.move(
        mesh.resolve("alone/models/stg_orders.sql"),
        mesh.resolve("alone/models/bronze_orders.sql"));
    Files.writeString(mesh.resolve("alone/models/oops.sql"), "select 1 as id");
    Typed typed = audit(2, "audit", ".", "--since", "may.json");
    assertThat(typed.out())
        .contains("2026-03-01T00:00:00Z")
        .contains("2026-03-02T00:00:00Z")
        .contains("accounts: 'oops' violates naming convention [naming-convention]")
        .contains(" new since the last, 1 gone");
    JsonNode json =
        JsonMapper.shared()
            .readTree(audit(2, "audit", ".", "--since", "may.json", "--output", "json").out());
    assertThat(json.path("history")).hasSize(1);
    assertThat(json.path("gone").asInt()).isEqualTo(1);
    assertThat(json.path("appeared").size()).isPositive();
  }

  @Test
  void notesEachAuditInALogThatCanBeVerified() throws IOException {
    audit(1, "audit", ".");
    audit(2, "audit", ".");
    Path log = mesh.resolve(".floe/audit.jsonl");
    assertThat(Files.readAllLines(log)).hasSize(2);
    assertThat(Typed.in(mesh, "audit", "verify").code()).isZero();
    Files.writeString(log, Files.readString(log).replaceFirst("\"fails\":2", "\"fails\":0"));
    assertThat(Typed.in(mesh, "audit", "verify").err()).contains("FLOE-CLI-040");
  }

  @Test
  void leavesNoLogWhereNoneIsWanted() {
    audit(1, "audit", ".", "--no-log");
    assertThat(mesh.resolve(".floe")).doesNotExist();
  }

  @Test
  void refusesWhatItCannotAudit() throws IOException {
    Files.createDirectories(mesh.resolve("empty"));
    assertThat(audit(1, "audit", "empty").err()).contains("FLOE-CLI-006");
    assertThat(audit(1, "audit", "nowhere").err()).contains("FLOE-CLI-004");
    Files.writeString(mesh.resolve("odd.json"), "{}");
    assertThat(audit(1, "audit", ".", "--since", "odd.json").err()).contains("FLOE-CLI-004");
    assertThat(audit(1, "audit", ".", "--since", "none.json").err()).contains("FLOE-CLI-004");
    assertThat(Typed.in(mesh, "audit", "verify").err()).contains("FLOE-CLI-004");
  }

  private Typed audit(int day, String... arguments) {
    Instant then = Instant.parse("2026-03-0" + day + "T00:00:00Z");
    return Typed.at(Clock.fixed(then, ZoneOffset.UTC), mesh, arguments);
  }
}
