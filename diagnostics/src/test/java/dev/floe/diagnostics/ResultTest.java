package dev.floe.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultTest {

  private static final Diagnostic ERROR = Diagnostic.of(TestCode.BROKEN, "broken");
  private static final Diagnostic WARNING = Diagnostic.of(TestCode.ODD, "odd");

  @Test
  void isOkWithWarningsAlone() {
    assertThat(Result.of(1, List.of(WARNING)).isOk()).isTrue();
  }

  @Test
  void mayHaveAValueAndErrors() {
    Result<Integer> result = Result.of(1, List.of(ERROR));
    assertThat(result.isOk()).isFalse();
    assertThat(result.value()).contains(1);
  }

  @Test
  void refusesToFailWithoutAReason() {
    assertThatThrownBy(() -> new Result<>(Optional.empty(), List.of(WARNING)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void goesOnWithTheBestEffortValueAndKeepsAllFindingsInOrder() {
    Result<String> result =
        Result.of(1, List.of(ERROR)).then(n -> Result.of("n=" + n, List.of(WARNING)));
    assertThat(result.value()).contains("n=1");
    assertThat(result.diagnostics()).containsExactly(ERROR, WARNING);
  }

  @Test
  void stopsWhereThereIsNoValue() {
    Result<String> result =
        Result.<Integer>failed(ERROR)
            .then(n -> {
              throw new IllegalStateException("must not be called with " + n);
            });
    assertThat(result.value()).isEmpty();
    assertThat(result.diagnostics()).containsExactly(ERROR);
  }

  @Test
  void changesTheValueAlone() {
    assertThat(Result.of(2, List.of(WARNING)).map(n -> n * 2).with(List.of(ERROR)))
        .isEqualTo(Result.of(4, List.of(WARNING, ERROR)));
  }
}
