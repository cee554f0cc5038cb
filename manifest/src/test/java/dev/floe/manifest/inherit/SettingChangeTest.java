package dev.floe.manifest.inherit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingChangeTest {

  private static List<SettingChange> between(String before, String after) {
    return SettingChange.between(
        Chains.resolve(before, "").value().orElseThrow(),
        Chains.resolve(after, "").value().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "governance: {pii_encryption: optional}|governance: {pii_encryption: required}|TIGHTER",
        "governance: {pii_encryption: required}|governance: {pii_encryption: off}|LOOSER",
        "governance: {audit_logging: required}|services: {a: {b: 1}}|LOOSER",
        "governance: {quality_gates: {minimum_test_coverage: 50}}"
            + "|governance: {quality_gates: {minimum_test_coverage: 80}}|TIGHTER",
        "governance: {sla: {freshness: 6h}}|governance: {sla: {freshness: 24h}}|LOOSER",
        "approved_plugins: {compute: [duckdb, spark]}|approved_plugins: {compute: [duckdb]}|TIGHTER",
        "approved_plugins: {compute: [duckdb]}|approved_plugins: {compute: [duckdb, spark]}|LOOSER",
        "approved_plugins: {compute: [duckdb]}|approved_plugins: {compute: [spark]}|CHANGED",
        "governance: {quality_gates: {required_tests: [unique_pk]}}"
            + "|governance: {quality_gates: {required_tests: [unique_pk, freshness]}}|TIGHTER",
        "governance: {quality_gates: {required_tests: [unique_pk]}}"
            + "|governance: {quality_gates: {required_tests: [freshness]}}|CHANGED",
        "services: {compute: {size: 1}}|services: {compute: {size: 2}}|CHANGED"
      })
  void saysWhichWayASettingWent(String before, String after, SettingChange.Direction expected) {
    assertThat(between(before + "\n", after + "\n"))
        .extracting(SettingChange::direction)
        .contains(expected);
  }

  @Test
  void equalPlatformsDifferInNothing() {
    String text = "governance: {pii_encryption: required, sla: {freshness: 6h}}\n";
    assertThat(between(text, text.replace("6h", "PT6H"))).isEmpty();
  }
}
