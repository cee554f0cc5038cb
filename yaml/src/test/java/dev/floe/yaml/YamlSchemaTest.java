package dev.floe.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlSchemaTest {

  /** Text, what YAML 1.1 makes of it, what the core schema makes of it (type:value). */
  @ParameterizedTest
  @CsvSource({
    "yes, Boolean:true, String:yes",
    "off, Boolean:false, String:off",
    "True, Boolean:true, Boolean:true",
    "y, String:y, String:y",
    "0, Long:0, Long:0",
    "017, Long:15, Long:17",
    "08, String:08, Long:8",
    "0o17, String:0o17, Long:15",
    "0x1F, Long:31, Long:31",
    "0b11, Long:3, String:0b11",
    "1_000, Long:1000, String:1_000",
    "-12, Long:-12, Long:-12",
    "1:30, Long:90, String:1:30",
    "1.5, Double:1.5, Double:1.5",
    "1e3, String:1e3, Double:1000.0",
    "1.0e+3, Double:1000.0, Double:1000.0",
    "6.0221409e+23, Double:6.0221409E23, Double:6.0221409E23",
    ".5, Double:0.5, Double:0.5",
    "-.inf, Double:-Infinity, Double:-Infinity",
    ".NaN, Double:NaN, Double:NaN",
    "2024-01-31, String:2024-01-31, String:2024-01-31",
    "1.2.3, String:1.2.3, String:1.2.3",
    "=, String:=, String:="
  })
  void resolvesPlainScalars(String text, String pyyaml, String core) {
    assertThat(describe(YamlSchema.PYYAML, text)).isEqualTo(pyyaml);
    assertThat(describe(YamlSchema.CORE, text)).isEqualTo(core);
  }

  private static String describe(YamlSchema schema, String text) {
    Object value = schema.resolvePlain(text);
    return value == null ? "null" : value.getClass().getSimpleName() + ":" + value;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
  void nothingIsNull(String text) {
    assertThat(YamlSchema.PYYAML.resolvePlain(text)).isNull();
    assertThat(YamlSchema.CORE.resolvePlain(text)).isNull();
  }

  @Test
  void numbersThatExceedALongStayExact() {
    assertThat(YamlSchema.CORE.resolvePlain("9223372036854775808"))
        .isEqualTo(new BigInteger("9223372036854775808"));
  }
}
