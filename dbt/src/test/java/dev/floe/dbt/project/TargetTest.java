package dev.floe.dbt.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetTest {

  @Test
  void showsTemplatesNothingThatOpensADoor() {
    Target target =
        new Target(
            "postgres",
            Optional.of("db"),
            "public",
            Map.of(
                "user",
                "floe",
                "password",
                "hidden",
                "settings",
                Map.of("motherduck_token", "hidden", "memory_limit", "1GB"),
                "secrets",
                Map.of("type", "s3")));

    assertThat(target.shown())
        .containsOnly(
            Map.entry("user", "floe"), Map.entry("settings", Map.of("memory_limit", "1GB")));
  }
}
