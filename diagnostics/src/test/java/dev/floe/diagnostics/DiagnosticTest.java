package dev.floe.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiagnosticTest {

  private static final Diagnostic FINDING =
      Diagnostic.at(TestCode.BROKEN, Span.at("floe.yaml", 3, 1), "unknown key 'plugin'")
          .about("product.shop");

  @Test
  void keepsItsFingerprintWhenItsLineMoves() {
    assertThat(FINDING.at(Span.at("floe.yaml", 30, 5)).fingerprint())
        .isEqualTo(FINDING.fingerprint())
        .matches("[0-9a-f]{16}");
  }

  @Test
  void keepsItsFingerprintWhenOnlyTheAdviceChanges() {
    assertThat(FINDING.withHelp("other").withNote(Note.of("more")).fingerprint())
        .isEqualTo(FINDING.fingerprint());
  }

  @Test
  void hasAnotherFingerprintForAnotherFileSubjectOrMessage() {
    assertThat(FINDING.at(Span.at("other.yaml", 3, 1)).fingerprint())
        .isNotEqualTo(FINDING.fingerprint());
    assertThat(FINDING.about("product.store").fingerprint()).isNotEqualTo(FINDING.fingerprint());
    assertThat(Diagnostic.at(TestCode.BROKEN, FINDING.span().orElseThrow(), "x").fingerprint())
        .isNotEqualTo(FINDING.fingerprint());
  }

  @Test
  void takesPartsApartBeforeDigestingThem() {
    assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
  }

  @Test
  void failsACommandOnlyAsAnError() {
    assertThat(FINDING.isError()).isTrue();
    assertThat(FINDING.withSeverity(Severity.WARNING).isError()).isFalse();
    assertThat(Diagnostic.of(TestCode.ODD, "odd").isError()).isFalse();
  }

  @Test
  void keepsNotesInTheOrderTheyWereAdded() {
    assertThat(FINDING.withNote(Note.of("first")).withNote(Note.of("second")).notes())
        .extracting(Note::message)
        .containsExactly("first", "second");
  }
}
