package dev.floe.runner.materialize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowDifferenceTest {

  private static final List<String> COLUMNS = List.of("id", "name");

  private static List<@Nullable Object> row(@Nullable Object... cells) {
    return Arrays.asList(cells);
  }

  @Test
  void findsNoneWhateverTheOrder() {
    RowDifference difference =
        new RowDifference(
            COLUMNS, List.of(row(1L, "a"), row(2L, null)), List.of(row(2L, null), row(1L, "a")));
    assertThat(difference.isNone()).isTrue();
  }

  @Test
  void countsEqualRows() {
    RowDifference difference =
        new RowDifference(COLUMNS, List.of(row(1L, "a")), List.of(row(1L, "a"), row(1L, "a")));
    assertThat(difference.isNone()).isFalse();
    assertThat(difference.lines()).containsExactly("@@ ,id,name", "   ,1 ,a", "+++,1 ,a");
  }

  @Test
  void showsChangedMissingAndUnexpectedRows() {
    RowDifference difference =
        new RowDifference(
            COLUMNS,
            List.of(row(1L, "a"), row(2L, "b"), row(3L, "c")),
            List.of(row(1L, "a"), row(2L, null), row(4L, "d")));
    assertThat(difference.lines())
        .containsExactly("@@ ,id,name", "   ,1 ,a", "→  ,2 ,b→NULL", "---,3 ,c", "+++,4 ,d");
  }
}
