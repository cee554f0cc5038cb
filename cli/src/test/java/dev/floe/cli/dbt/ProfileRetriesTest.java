package dev.floe.cli.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.runner.Retries;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileRetriesTest {

  @Test
  void countsAttemptsWithTheFirst() {
    ProfileRetries retries =
        ProfileRetries.of(Map.of("retries", Map.of("connect_attempts", 4L, "query_attempts", 5L)));

    assertThat(retries.patience()).isEqualTo(Duration.ofSeconds(1 + 2 + 4));
    assertThat(retries.of(Retries.standard()).count()).isEqualTo(4);
  }

  @Test
  void leavesTheStandardWhereAProfileSaysNothing() {
    ProfileRetries retries = ProfileRetries.of(Map.of("retries", 3L));

    assertThat(retries.patience()).isZero();
    assertThat(retries.of(Retries.standard())).isEqualTo(Retries.standard());
  }
}
