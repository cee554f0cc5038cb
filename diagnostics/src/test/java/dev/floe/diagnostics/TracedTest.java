package dev.floe.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TracedTest {

  private static final Origin ENTERPRISE =
      Origin.at("enterprise acme", Span.at("enterprise-manifest.yaml", 12, 5));
  private static final Origin SALES =
      Origin.at("domain sales", Span.at("domain-manifest.yaml", 4, 3));

  @Test
  void remembersWhatItReplacedNearestFirst() {
    Traced<Integer> coverage =
        Traced.of(0, Origin.builtIn()).replacedBy(70, ENTERPRISE).replacedBy(80, SALES);

    assertThat(coverage.value()).isEqualTo(80);
    assertThat(coverage.origin()).isEqualTo(SALES);
    assertThat(coverage.earlier()).extracting(Traced::value).containsExactly(70, 0);
    assertThat(coverage.earlier())
        .extracting(Traced::origin)
        .containsExactly(ENTERPRISE, Origin.builtIn());
  }

  @Test
  void keepsTheHistoryUnderAnotherView() {
    Traced<String> shown = Traced.of(70, ENTERPRISE).replacedBy(80, SALES).map(n -> n + "%");

    assertThat(shown.value()).isEqualTo("80%");
    assertThat(shown.earlier()).containsExactly(Traced.of("70%", ENTERPRISE));
  }

  @Test
  void namesWhoSetItAndWhere() {
    assertThat(ENTERPRISE).hasToString("enterprise acme (enterprise-manifest.yaml:12:5)");
    assertThat(Origin.builtIn()).hasToString("default");
  }
}
