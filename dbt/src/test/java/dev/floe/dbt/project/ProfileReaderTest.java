package dev.floe.dbt.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileReaderTest {

  @ParameterizedTest
  @CsvSource({
    ":memory:, memory",
    "data/shop.duckdb, shop",
    "'C:\\data\\shop.db', shop",
    "shop.v2.duckdb, shop.v2",
    "s3://bucket/shop.duckdb, shop",
    "md:shop?motherduck_token=x, shop",
    "md:, my_db",
    "ducklake:sqlite:lake.sqlite, lake"
  })
  void callsADatabaseAsDbtDoes(String path, String name) {
    assertThat(ProfileReader.databaseOf(path)).isEqualTo(name);
  }
}
