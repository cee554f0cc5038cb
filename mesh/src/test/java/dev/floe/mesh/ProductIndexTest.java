package dev.floe.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.registry.Digest;
import dev.floe.registry.Publisher.Outcome;
import dev.floe.registry.Repository;
import dev.floe.registry.layout.LayoutStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductIndexTest {

  @TempDir private Path folder;

  private ProductIndex index() {
    return index(new Memory());
  }

  private ProductIndex index(Memory memory) {
    return new ProductIndex(new LayoutStore(folder), new Repository("r.io", "index"), memory);
  }

  /** What a user's cache keeps of an index. */
  private static final class Memory implements ProductIndex.Known {

    private Optional<byte[]> entries = Optional.empty();

    @Override
    public Optional<Digest> digest(Repository repository, String tag) {
      return Optional.empty();
    }

    @Override
    public Optional<byte[]> entries() {
      return entries;
    }

    @Override
    public void keep(byte[] bytes) {
      entries = Optional.of(bytes);
    }
  }

  @Test
  void whatWasReadOnceIsNotReadAgainAndWhatIsNewIs() {
    add(index(), entry("sales.orders", "1.0.0"));
    Memory memory = new Memory();
    assertThat(index(memory).newest()).hasSize(1);
    add(index(), entry("sales.orders", "1.1.0"));
    add(index(), entry("finance.revenue", "0.1.0"));
    assertThat(index(memory).newest())
        .extracting(entry -> entry.id() + " " + entry.version())
        .containsExactly("finance.revenue 0.1.0", "sales.orders 1.1.0");
    assertThat(new String(memory.entries().orElseThrow(), StandardCharsets.UTF_8))
        .contains("finance.revenue.0.1.0", "sales.orders.1.0.0", "sales.orders.1.1.0");
    memory.keep("junk".getBytes(StandardCharsets.UTF_8));
    assertThat(index(memory).newest()).hasSize(2);
  }

  private static ProductEntry entry(String id, String version, String... reads) {
    String[] parts = id.split("\\.", -1);
    List<ProductEntry.Input> inputs = new ArrayList<>();
    for (String port : reads) {
      inputs.add(new ProductEntry.Input("in", Optional.of(port), "", Optional.empty()));
    }
    return new ProductEntry(
        parts[0],
        parts[1],
        version,
        "about " + id,
        "team",
        "team@acme.com",
        "oci://r.io/x",
        List.of(new ProductEntry.Output("rows", parts[0] + ".gold.rows", "freshness=6h")),
        inputs);
  }

  private static Outcome add(ProductIndex index, ProductEntry entry) {
    return index.add(entry, time -> {});
  }

  @Test
  void knowsTheNewestVersionOfEveryProduct() {
    ProductIndex index = index();
    add(index, entry("sales.orders", "1.9.0"));
    add(index, entry("sales.orders", "1.10.0"));
    add(index, entry("sales.orders", "1.10.0-rc.1"));
    add(index, entry("finance.revenue", "0.1.0", "sales.orders.rows"));
    assertThat(index.newest())
        .extracting(entry -> entry.id() + " " + entry.version())
        .containsExactly("finance.revenue 0.1.0", "sales.orders 1.10.0");
    assertThat(index.versions("sales.orders"))
        .extracting(ProductEntry::version)
        .containsExactly("1.10.0", "1.10.0-rc.1", "1.9.0");
    assertThat(ProductIndex.consumers(index.newest()))
        .containsEntry("sales.orders.rows", java.util.Set.of("finance.revenue"));
  }

  @Test
  void givesBackWhatWasRegistered() {
    ProductEntry entry = entry("sales.orders", "1.0.0", "finance.revenue.rows");
    assertThat(add(index(), entry)).isInstanceOf(Outcome.Published.class);
    assertThat(add(index(), entry)).isInstanceOf(Outcome.Unchanged.class);
    assertThat(index().newest()).containsExactly(entry);
  }

  @Test
  void remembersWhatIsDeprecated() {
    ProductEntry entry = entry("sales.orders", "1.0.0");
    add(index(), entry);
    index().deprecate(entry, "use 2.0.0");
    assertThat(index().deprecated()).containsExactly("sales.orders.1.0.0");
    assertThat(index().newest()).containsExactly(entry);
  }

  @Test
  void namesThatAreTooLongForATagAreKept() {
    ProductEntry entry = entry("d".repeat(63) + "." + "p".repeat(63), "1.0.0");
    add(index(), entry);
    assertThat(index().newest()).containsExactly(entry);
  }

  @Test
  void losesNobodyWhenTwentyTeamsRegisterAtOnce() throws Exception {
    List<Future<Outcome>> outcomes = new ArrayList<>();
    try (ExecutorService teams = Executors.newFixedThreadPool(20)) {
      for (int i = 0; i < 20; i++) {
        ProductEntry entry = entry("team" + i + ".product", "1.0.0");
        outcomes.add(teams.submit(() -> add(index(), entry)));
      }
    }
    for (Future<Outcome> outcome : outcomes) {
      assertThat(outcome.get()).isInstanceOf(Outcome.Published.class);
    }
    assertThat(index().newest()).hasSize(20);
  }
}
