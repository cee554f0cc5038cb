package dev.floe.governance.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.governance.Subjects;
import dev.floe.manifest.inherit.Architecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWordsTest {

  private final Architecture medallion =
      Subjects.of("data_architecture: {pattern: medallion}", "x").platform().architecture();

  @ParameterizedTest
  @CsvSource({
    "models/marts/customers.sql, gold_customers",
    "models/marts/finance/customers.sql, gold_customers",
    "models/staging/marts/customers.sql, gold_customers",
    "models/staging/customers.sql, bronze_customers",
    "models/Intermediate/customers.sql, silver_customers"
  })
  void mapsTheNearestFolderToALayer(String path, String proposed) {
    assertThat(NameWords.guessByFolder("customers", path, medallion))
        .map(NameWords.Guess::name)
        .contains(proposed);
  }

  @Test
  void guessesNothingFromFoldersThatSayNothing() {
    assertThat(NameWords.guessByFolder("customers", "models/s/customers.sql", medallion)).isEmpty();
    assertThat(NameWords.guessByFolder("customers", "customers.sql", medallion)).isEmpty();
  }
}
