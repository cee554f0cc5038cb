package dev.floe.compute.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.BoundQuery;
import dev.floe.spi.Column;
import dev.floe.spi.Dialect;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlAnalyzer;
import dev.floe.spi.StaticAnalysis;
import dev.floe.spi.Type;
import dev.floe.testing.AnalyzerContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbAnalyzerContractTest extends AnalyzerContract {

  @Override
  protected StaticAnalysis analysis() {
    return new DuckDbComputePlugin();
  }

  @Override
  protected Dialect dialect() {
    return new DuckDbDialect();
  }

  @Override
  protected Column column(String name, Type.Kind kind) {
    return new Column(name, Type.of(kind), kind.name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BOOLEAN",
        "DECIMAL(38,4)",
        "VARCHAR",
        "TIMESTAMP WITH TIME ZONE",
        "TIME WITH TIME ZONE",
        "STRUCT(a INTEGER, \"b c\" VARCHAR[])",
        "MAP(VARCHAR, STRUCT(x DOUBLE))",
        "INTEGER[3][]",
        "ENUM('it''s', 'b')",
        "JSON",
        "UUID",
        "HUGEINT",
        "UNION(num INTEGER, str VARCHAR)",
        "VARIANT",
        "BIT",
        "BLOB",
        "INTERVAL",
        "TIMESTAMP_NS",
        "\"NULL\""
      })
  void keepsEveryTypeThroughAQuery(String nativeType) throws Exception {
    Column column = new Column("x", TypeText.parse(nativeType), nativeType);
    RelationName name = RelationName.of("memory", "main", "t");
    try (SqlAnalyzer analyzer = analysis().analyzer()) {
      analyzer.declare(name, List.of(column));

      BoundQuery bound = analyzer.bind("select x from t");

      assertThat(((BoundQuery.Known) bound).columns()).containsExactly(column);
    }
  }

  @Test
  void aTypeThatDuckDbDoesNotHaveIsUnknown() throws Exception {
    RelationName name = RelationName.of("memory", "main", "t");
    try (SqlAnalyzer analyzer = analysis().analyzer()) {
      analyzer.declare(
          name,
          List.of(
              new Column("a", Type.of(Type.Kind.INTEGER), "INTEGER"),
              new Column("b", new Type.Native("timestamp_ntz"), "timestamp_ntz")));

      BoundQuery bound = analyzer.bind("select a, b from t");

      assertThat(((BoundQuery.Known) bound).columns().get(0).nativeType()).isEqualTo("INTEGER");
      assertThat(((BoundQuery.Known) bound).columns().get(1).type())
          .isEqualTo(
              new Type.Unknown(
                  "the type of memory.main.t.b is not known: DuckDB has no type 'timestamp_ntz'"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from read_text('/etc/hosts')",
        "select * from glob('/etc/*')",
        "select * from '/etc/hosts.parquet'",
        "select * from read_csv('http://127.0.0.1:9/x.csv')"
      })
  void neverOpensAFile(String query) throws Exception {
    try (SqlAnalyzer analyzer = analysis().analyzer()) {
      assertThat(analyzer.bind(query))
          .isEqualTo(
              new BoundQuery.Unknown("it reads a file, and files are not opened before the run"));
    }
  }
}
