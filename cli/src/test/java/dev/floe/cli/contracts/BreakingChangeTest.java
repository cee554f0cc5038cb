package dev.floe.cli.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.TwoProducts;
import dev.floe.cli.Typed;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FLOE-CTR-041 and FLOE-CTR-042: when a version that breaks others may come. */
class BreakingChangeTest {

  private static final String WITHOUT_EMAIL = "select 1 as order_id, 10 as amount";
  private static final String WITHOUT_AMOUNT = "select 1 as order_id, 'a@b.c' as email";

  @TempDir private Path folder;
  private TwoProducts mesh;

  @BeforeEach
  void mesh() {
    mesh = new TwoProducts(folder).published();
  }

  @Test
  void addingAColumnNeedsNothing() {
    mesh.orders("1.1.0", "select 1 as order_id, 'a@b.c' as email, 10 as amount, 2 as items");
    assertThat(mesh.floe("orders", "product", "register").code()).isZero();
  }

  @Test
  void removingAColumnNeedsAMajorVersion() {
    mesh.orders("1.1.0", WITHOUT_EMAIL);
    Typed typed = mesh.floe("orders", "product", "register");
    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.err()).contains("FLOE-CTR-041", "column removed: email", "version 2.0.0");
  }

  @Test
  void aMajorVersionWaitsForTheEndOfTheNotice() {
    mesh.orders("2.0.0", WITHOUT_EMAIL);
    Typed first = mesh.floe("orders", "product", "register");
    assertThat(first.code()).isEqualTo(1);
    assertThat(first.err()).contains("FLOE-CTR-042", "marketing.campaigns", "2026-03-08T12:00:00Z");
    mesh.at("2026-03-08T11:59:59Z");
    assertThat(mesh.floe("orders", "product", "register").err())
        .contains("FLOE-CTR-042", "2026-03-08T12:00:00Z");
    mesh.at("2026-03-08T12:00:00Z");
    assertThat(mesh.floe("orders", "product", "register").code()).isZero();
    assertThat(mesh.floe("orders", "product", "register").out()).contains("Published before");
  }

  @Test
  void aRehearsalStartsNoNotice() {
    mesh.orders("2.0.0", WITHOUT_EMAIL);
    assertThat(mesh.floe("orders", "product", "register", "--dry-run").err())
        .contains("FLOE-CTR-042", "2026-03-08");
    mesh.at("2026-03-05T12:00:00Z");
    assertThat(mesh.floe("orders", "product", "register").err()).contains("2026-03-12T12:00:00Z");
  }

  @Test
  void whatNobodyReadsMayGoAtOnce() {
    mesh.orders("2.0.0", WITHOUT_AMOUNT);
    assertThat(mesh.floe("orders", "product", "register").code()).isZero();
  }

  @Test
  void theNoticeEndsWhenAllConsumersHaveMoved() {
    mesh.orders("2.0.0", WITHOUT_EMAIL);
    assertThat(mesh.floe("orders", "product", "register").code()).isEqualTo(1);
    mesh.campaigns("2.0.0", "select order_id from {{ source('orders', 'orders') }}");
    assertThat(mesh.floe("campaigns", "product", "register").code()).isZero();
    assertThat(mesh.floe("orders", "product", "register").code()).isZero();
  }

  @Test
  void anotherBreakingChangeHasANoticeOfItsOwn() {
    mesh.orders("2.0.0", WITHOUT_EMAIL);
    mesh.floe("orders", "product", "register");
    mesh.at("2026-03-09T12:00:00Z");
    mesh.orders("2.0.0", "select 10 as amount");
    assertThat(mesh.floe("orders", "product", "register").err()).contains("2026-03-16T12:00:00Z");
  }
}
