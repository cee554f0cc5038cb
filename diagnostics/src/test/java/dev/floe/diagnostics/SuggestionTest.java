package dev.floe.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

  private static final List<String> KEYS = List.of("compute", "catalog", "orchestrator");

  @Test
  void findsAMissingLetter() {
    assertThat(Suggestion.closest("compte", KEYS)).contains("compute");
  }

  @Test
  void countsTwoSwappedLettersAsOneMistake() {
    assertThat(Suggestion.closest("ab", List.of("ba"))).contains("ba");
  }

  @Test
  void ignoresCase() {
    assertThat(Suggestion.closest("Compute", KEYS)).contains("compute");
  }

  @Test
  void saysNothingWhereNothingIsNear() {
    assertThat(Suggestion.closest("freshness", KEYS)).isEmpty();
  }

  @Test
  void takesTheNearestAndThenTheFirstByName() {
    assertThat(Suggestion.closest("orders", List.of("order", "orders_b", "orders_a", "ordersx")))
        .contains("order");
    assertThat(Suggestion.closest("orders", List.of("orders_b", "orders_a"))).contains("orders_a");
  }

  @Test
  void namesTheChoicesWhereNothingIsNear() {
    assertThat(Suggestion.help("freshness", KEYS))
        .isEqualTo("one of: compute, catalog, orchestrator");
  }

  @Test
  void asksWhetherTheNearestWasMeant() {
    assertThat(Suggestion.help("catalogue", KEYS)).isEqualTo("did you mean 'catalog'?");
  }
}
