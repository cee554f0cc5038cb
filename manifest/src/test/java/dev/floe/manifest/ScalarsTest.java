package dev.floe.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {

  @ParameterizedTest
  @CsvSource({
    "6h, 6h",
    "15m, 15m",
    "7d, 7d",
    "PT6H, 6h",
    "15 minutes, 15m",
    "1 hour, 1h",
    "90s, 1m30s",
    "1h30m, 1h30m",
    "24h, 1d",
    "2 weeks, 14d",
    "P1D, 1d",
    "250ms, 250ms"
  })
  void readsDurations(String text, String printed) {
    Duration duration = Durations.parse(text).toOptional().orElseThrow();
    assertThat(Durations.print(duration)).isEqualTo(printed);
    assertThat(Durations.parse(printed).toOptional()).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "6", "6x", "-6h", "0h", "PT0S", "6h later", "h", "1.5h", "PT-1H"})
  void refusesWhatIsNoDuration(String text) {
    assertThat(Durations.parse(text)).isInstanceOf(Parsed.Bad.class);
  }

  @ParameterizedTest
  @CsvSource({
    "99.9%, 99.9%",
    "99.9, 99.9%",
    ">95%, 95%",
    ">= 95%, 95%",
    "100, 100%",
    "0, 0%",
    "70.00, 70%"
  })
  void readsPercentages(String text, String printed) {
    assertThat(Percentage.parse(text).toOptional().orElseThrow()).hasToString(printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "120%", "-1", "ninety", "9O%", "<5%", "1e1"})
  void refusesWhatIsNoPercentage(String text) {
    assertThat(Percentage.parse(text)).isInstanceOf(Parsed.Bad.class);
  }

  @Test
  void percentagesAreExact() {
    assertThat(Percentage.parse("99.90%")).isEqualTo(Percentage.parse("99.9"));
    assertThat(new Percentage(BigDecimal.valueOf(10))).isEqualTo(new Percentage(BigDecimal.TEN));
  }

  @ParameterizedTest
  @CsvSource({"1.2.3, 1.2.3", "1.0, 1.0.0", "v1.2.3, 1.2.3", "2, 2.0.0", "1.0.0-rc.1, 1.0.0-rc.1"})
  void readsVersions(String text, String printed) {
    assertThat(Version.parse(text).toOptional().orElseThrow()).hasToString(printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "1.2.3.4", "1..2", "v", "1.x"})
  void refusesWhatIsNoVersion(String text) {
    assertThat(Version.parse(text)).isInstanceOf(Parsed.Bad.class);
  }

  @ParameterizedTest
  @CsvSource({
    "v1.2.3, 1.2.3, true",
    "1.2.3, 1.2.4, false",
    "v1.2, 1.2.9, true",
    "v1.2, 1.3.0, false",
    "^1.2, 1.9.0, true",
    "^1.2, 1.1.9, false",
    "^1.2, 2.0.0, false",
    "v1, 1.7.0, true",
    "v1, 2.0.0, false",
    "^1.2.3, 1.2.3, true",
    "^1.2.3, 1.2.2, false",
    "stable, 9.9.9, true",
    "v1.2, 1.2.5-rc.1, false"
  })
  void aTagIsExactOrARange(String tag, String version, boolean accepted) {
    Version found = Version.parse(version).toOptional().orElseThrow();
    assertThat(VersionRequirement.parse(tag).accepts(found)).isEqualTo(accepted);
  }

  @Test
  void aPreReleaseIsOlderThanItsRelease() {
    Version release = Version.of(1, 0, 0);
    assertThat(new Version(1, 0, 0, "rc.1")).isLessThan(release);
    assertThat(Version.of(1, 10, 0)).isGreaterThan(Version.of(1, 9, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 */6 * * *|[0]|[0, 6, 12, 18]",
        "15,45 9-11 * * mon-fri|[15, 45]|[9, 10, 11]",
        "@daily|[0]|[0]",
        "0 0 1 JAN *|[0]|[0]",
        "5/20 0 * * 7|[5, 25, 45]|[0]"
      })
  void readsSchedules(String text, String minutes, String hours) {
    Cron cron = Cron.parse(text).toOptional().orElseThrow();
    assertThat(cron.minutes()).hasToString(minutes);
    assertThat(cron.hours()).hasToString(hours);
  }

  @Test
  void sundayIsBothZeroAndSeven() {
    assertThat(Cron.parse("0 0 * * 7").toOptional().map(Cron::daysOfWeek))
        .isEqualTo(Cron.parse("0 0 * * sun").toOptional().map(Cron::daysOfWeek));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "0 24 * * *",
        "0 0 0 * *",
        "0 0 * 13 *",
        "0 0 * * 8",
        "5-1 * * * *",
        "*/0 * * * *",
        "a * * * *",
        "1,,2 * * * *",
        "0 0 31 2 *",
        "@sometimes"
      })
  void refusesWhatIsNoSchedule(String text) {
    assertThat(Cron.parse(text)).isInstanceOf(Parsed.Bad.class);
  }

  private static Reference reference(String text) {
    return Reference.parse(text).toOptional().orElseThrow();
  }

  @Test
  void readsEveryFormOfReference() {
    String digest = "sha256:" + "0123456789abcdef".repeat(4);
    assertThat(reference("oci://registry.acme.com:5000/domains/sales-platform:v2.1.0"))
        .isInstanceOfSatisfying(
            Reference.Oci.class,
            oci -> {
              assertThat(oci.registry()).isEqualTo("registry.acme.com:5000");
              assertThat(oci.name()).isEqualTo("sales-platform");
              assertThat(oci.requirement().orElseThrow()).hasToString("v2.1.0");
            });
    assertThat(reference("oci://host/repo@" + digest))
        .isInstanceOfSatisfying(
            Reference.Oci.class, oci -> assertThat(oci.digest()).contains(digest));
    assertThat(reference("../manifest.yaml")).isEqualTo(new Reference.File("../manifest.yaml"));
    assertThat(reference("manifest.yaml")).isInstanceOf(Reference.File.class);
    assertThat(reference("sales.orders.daily"))
        .isEqualTo(new Reference.Port("sales", "orders", "daily"));
    assertThat(reference("sales:v2.1.0"))
        .isInstanceOfSatisfying(
            Reference.Tagged.class, tag -> assertThat(tag.domain()).contains("sales"));
    assertThat(reference("v1.0.0"))
        .isInstanceOfSatisfying(
            Reference.Tagged.class, tag -> assertThat(tag.domain()).isEqualTo(Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sales",
        "two words",
        "oci://host",
        "oci://host/repo",
        "oci://host/a/../b:v1",
        "oci://host/repo@sha256:12",
        "a.b.c.d"
      })
  void refusesWhatIsNoReference(String text) {
    assertThat(Reference.parse(text)).isInstanceOf(Parsed.Bad.class);
  }

  @Test
  void keysWithDotsArePrintedInQuotes() {
    KeyPath key = KeyPath.of("plugins", "compute", "config", "spark.executor.memory");
    assertThat(key).hasToString("plugins.compute.config.\"spark.executor.memory\"");
    assertThat(KeyPath.parse(key.toString())).isEqualTo(key);
  }
}
