package dev.floe.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PositionTest {

  @Test
  void startsAtOneOne() {
    assertThat(Position.at("abc", 0)).isEqualTo(Position.START);
  }

  @Test
  void countsLinesByLineFeeds() {
    assertThat(Position.at("a\r\nbc\n", 4)).isEqualTo(new Position(2, 2));
  }

  @Test
  void countsCodePointsNotUtf16Units() {
    assertThat(Position.at("😀x", 2)).isEqualTo(new Position(1, 2));
  }

  @Test
  void takesAnOffsetPastTheEndForTheEnd() {
    assertThat(Position.at("ab\n", 99)).isEqualTo(new Position(2, 1));
  }

  @Test
  void refusesALineZero() {
    assertThatThrownBy(() -> new Position(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ordersByLineThenColumn() {
    assertThat(new Position(2, 1)).isGreaterThan(new Position(1, 9));
    assertThat(new Position(2, 1)).isLessThan(new Position(2, 2));
  }
}
