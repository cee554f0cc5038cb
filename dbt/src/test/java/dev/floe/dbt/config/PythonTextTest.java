package dev.floe.dbt.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PythonTextTest {

  @Test
  void writesValuesAsPythonDoes() {
    assertThat(PythonText.repr(Arrays.asList(null, true, 1L, 1.0, 0.1, 1e22, 1.5e-7)))
        .isEqualTo("[None, True, 1, 1.0, 0.1, 1e+22, 1.5e-07]");
    assertThat(PythonText.repr(Map.of("a", List.of("it's", "say \"hi\"", "both '\"", "a\nb"))))
        .isEqualTo("{'a': [\"it's\", 'say \"hi\"', 'both \\'\"', 'a\\nb']}");
    assertThat(PythonText.str("plain")).isEqualTo("plain");
    assertThat(PythonText.str(-100000.0)).isEqualTo("-100000.0");
  }
}
