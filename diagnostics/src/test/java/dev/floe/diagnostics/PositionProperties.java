package dev.floe.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;

class PositionProperties {

  @Property
  void growsWithTheOffset(
      @ForAll @Chars({'a', '\n', '\r', 'é'}) String text, @ForAll @IntRange(max = 50) int offset) {
    assertThat(Position.at(text, offset)).isLessThanOrEqualTo(Position.at(text, offset + 1));
  }

  @Property
  void findsTheCharacterAgain(
      @ForAll @Chars({'a', 'b', '\n'}) String text, @ForAll @IntRange(max = 50) int offset) {
    int index = Math.min(offset, text.length());
    Position position = Position.at(text, index);
    String[] lines = text.split("\n", -1);
    int before = 0;
    for (int line = 0; line < position.line() - 1; line++) {
      before += lines[line].length() + 1;
    }
    assertThat(before + position.column() - 1).isEqualTo(index);
  }
}
