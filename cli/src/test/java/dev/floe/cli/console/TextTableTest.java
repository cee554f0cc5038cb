package dev.floe.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextTableTest {

  private final TextTable table =
      new TextTable(List.of(TextTable.Column.text("node"), TextTable.Column.number("rows")));

  @Test
  void alignsTextLeftAndNumbersRight() {
    String text = table.row(List.of("orders", "14000")).row(List.of("customers", "7")).render();

    assertThat(text)
        .isEqualTo(
            """
            node        rows
            ─────────  ─────
            orders     14000
            customers      7
            """);
  }

  @Test
  void countsWideCharactersTwiceAndColoursNotAtAll() {
    String text =
        table.row(List.of("東京", "1")).row(List.of(Palette.COLOURED.good("ok"), "2")).render();

    assertThat(text).contains("東京     1\n", "ok\u001b[0m       2\n");
  }

  @Test
  void keepsARowOnOneLine() {
    assertThat(table.row(List.of("a\nb\u0007", "1")).render()).contains("a␊b␇     1\n");
  }

  @Test
  void refusesARowOfAnotherWidth() {
    assertThatThrownBy(() -> table.row(List.of("alone")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void coloursOnlyOnATerminalThatAllowsThem() {
    assertThat(Palette.of(true, Map.of())).isEqualTo(Palette.COLOURED);
    assertThat(Palette.of(false, Map.of())).isEqualTo(Palette.PLAIN);
    assertThat(Palette.of(true, Map.of("NO_COLOR", "1"))).isEqualTo(Palette.PLAIN);
    assertThat(Palette.of(true, Map.of("NO_COLOR", ""))).isEqualTo(Palette.COLOURED);
    assertThat(Palette.of(true, Map.of("TERM", "dumb"))).isEqualTo(Palette.PLAIN);
  }
}
