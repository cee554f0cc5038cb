package dev.floe.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTest {

  @Test
  void isPrintedAsEditorsLinkIt() {
    assertThat(Span.at("models/a.sql", 3, 7)).hasToString("models/a.sql:3:7");
  }

  @Test
  void isMadeFromTwoOffsetsOfAText() {
    assertThat(Span.of("a.sql", "select\nfoo", 7, 10))
        .isEqualTo(new Span("a.sql", new Position(2, 1), new Position(2, 4)));
  }

  @Test
  void endsNoEarlierThanItStarts() {
    assertThat(Span.of("a.sql", "select", 4, 2)).isEqualTo(Span.at("a.sql", 1, 5));
    Position late = new Position(2, 1);
    assertThatThrownBy(() -> new Span("a", late, Position.START))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sortsByFileThenPlace() {
    Span a = Span.at("a", 9, 1);
    Span b1 = Span.at("b", 1, 1);
    Span b2 = new Span("b", Position.START, new Position(1, 5));
    assertThat(List.of(b2, b1, a).stream().sorted()).containsExactly(a, b1, b2);
  }
}
