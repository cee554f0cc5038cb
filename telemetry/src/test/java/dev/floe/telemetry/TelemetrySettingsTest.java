package dev.floe.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TelemetrySettingsTest {

  private static TelemetrySettings settings(Map<String, String> environment) {
    return new TelemetrySettings(environment, Optional.empty());
  }

  @Test
  void isOffUntilSomebodyIsNamed() {
    assertThat(settings(Map.of("OTEL_SERVICE_NAME", "shop")).isOn()).isFalse();
    assertThat(settings(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4317")).isOn()).isTrue();
    assertThat(settings(Map.of("OTEL_TRACES_EXPORTER", "otlp")).isOn()).isTrue();
    assertThat(new TelemetrySettings(Map.of(), Optional.of("http://c:4317")).isOn()).isTrue();
  }

  @Test
  void isOffWhereItIsSwitchedOff() {
    String url = "OTEL_EXPORTER_OTLP_ENDPOINT";
    assertThat(settings(Map.of(url, "http://c:4317", "OTEL_SDK_DISABLED", "true")).isOn())
        .isFalse();
    assertThat(
            settings(
                    Map.of(
                        url,
                        "http://c:4317",
                        "OTEL_TRACES_EXPORTER",
                        "none",
                        "OTEL_METRICS_EXPORTER",
                        "none",
                        "OTEL_LOGS_EXPORTER",
                        "none"))
                .isOn())
        .isFalse();
  }

  @Test
  void aVariableGoesBeforeThePlatform() {
    TelemetrySettings both =
        new TelemetrySettings(
            Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://mine:4317"),
            Optional.of("http://platform:4317"));

    assertThat(both.properties()).containsEntry("otel.exporter.otlp.endpoint", "http://mine:4317");
  }

  @Test
  void theVariableOfDeploymentsStandsBetweenTheStandardOneAndThePlatform() {
    Map<String, String> one = Map.of("OTLP_ENDPOINT", "http://deployed:4317");
    Map<String, String> two =
        Map.of(
            "OTLP_ENDPOINT", "http://deployed:4317",
            "OTEL_EXPORTER_OTLP_ENDPOINT", "http://mine:4317");
    Optional<String> platform = Optional.of("http://platform:4317");

    assertThat(settings(one).isOn()).isTrue();
    assertThat(new TelemetrySettings(one, platform).properties())
        .containsEntry("otel.exporter.otlp.endpoint", "http://deployed:4317");
    assertThat(new TelemetrySettings(two, platform).properties())
        .containsEntry("otel.exporter.otlp.endpoint", "http://mine:4317");
  }

  @Test
  void onlyTheSignalsWithAnEndpointAreSent() {
    assertThat(
            settings(Map.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://c:4318/v1/traces"))
                .properties())
        .containsEntry("otel.metrics.exporter", "none")
        .containsEntry("otel.logs.exporter", "none")
        .doesNotContainKey("otel.traces.exporter");
  }

  @Test
  void whereNobodyListensNothingOfTheSdkIsLoaded() throws Exception {
    try (Without sdk = new Without()) {
      Class<?> settings = sdk.loadClass(TelemetrySettings.class.getName());
      Object off =
          settings
              .getConstructor(Map.class, Optional.class)
              .newInstance(Map.of(), Optional.empty());

      Object begun =
          Arrays.stream(sdk.loadClass(Telemetry.class.getName()).getDeclaredMethods())
              .filter(method -> method.getName().equals("begin"))
              .findFirst()
              .orElseThrow()
              .invoke(null, off, null, "floe run", null, null, "1");

      assertThat(begun).isEqualTo(Optional.empty());
    }
  }

  /** Loads our classes anew, and of OpenTelemetry none. */
  private static final class Without extends URLClassLoader {

    Without() {
      super(
          new URL[] {Telemetry.class.getProtectionDomain().getCodeSource().getLocation()},
          TelemetrySettingsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("io.opentelemetry")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("dev.floe.telemetry")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
