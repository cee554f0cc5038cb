package dev.floe.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptTest {

  @ParameterizedTest
  @ValueSource(strings = {"{{ x[1:, 2] }}", "{{ x[2, 1:] }}", "{{ x[:, :] }}"})
  void aSliceBesideAnotherKeyIsADiagnostic(String template) {
    assertThat(Engine.builder().build().parse("t", template).then(Template::checked).diagnostics())
        .extracting(Diagnostic::message)
        .singleElement()
        .asString()
        .contains("a slice stands alone between brackets");
  }
}
