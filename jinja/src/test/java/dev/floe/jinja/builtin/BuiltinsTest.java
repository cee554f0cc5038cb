package dev.floe.jinja.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.jinja.value.FunctionTable;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is listed is there, and nothing else. */
class BuiltinsTest {

  static Stream<FunctionTable> tables() {
    return Stream.of(Builtins.filters(), Builtins.tests());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void makesEveryFunctionItNames(FunctionTable table) {
    assertThat(table.names())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(table.find(name)).isPresent());
    assertThat(table.find("nothing")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void putsAddedFunctionsFirst(FunctionTable table) {
    FunctionTable more = table.with(Map.of("lower", call -> "mine", "new", call -> 1L));
    assertThat(more.names()).containsAll(table.names()).contains("new");
    assertThat(more.find("lower")).isNotEqualTo(table.find("lower"));
    assertThat(more.find("upper")).isPresent();
  }
}
