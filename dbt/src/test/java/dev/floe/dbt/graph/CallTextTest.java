package dev.floe.dbt.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Span;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallTextTest {

  private static final Span HERE = Span.file("models/models.yml");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ref('orders')|-|orders|-",
        "{{ ref('shop', 'orders') }}|shop|orders|-",
        "ref('orders', v=2)|-|orders|2",
        "ref('shop', 'orders', version = '1.5')|shop|orders|1.5",
        "ref('orders', label='a, v=3', v=\"2\")|-|orders|2",
        "ref('orders', v=2, label = none)|-|orders|2",
      })
  void readsAReference(String text, String from, String name, String version) {
    assertThat(CallText.ref(text, HERE))
        .contains(new RefCall(maybe(from), name, maybe(version), HERE));
  }

  private static Optional<String> maybe(String text) {
    return text.equals("-") ? Optional.empty() : Optional.of(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ref(orders)", "ref('a', 'b', 'c')", "ref('a', v=)", "source('a', 'b')"})
  void takesNothingElseForAReference(String text) {
    assertThat(CallText.ref(text, HERE)).isEmpty();
  }

  @Test
  void readsASource() {
    assertThat(CallText.source("source('raw', 'orders')", HERE))
        .contains(new SourceCall("raw", "orders", HERE));
  }
}
