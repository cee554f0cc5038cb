package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.Dialect;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a {@link Dialect} writes, the engine reads as it was meant. */
public abstract class DialectContract extends ComputeContract {

  @ParameterizedTest
  @ValueSource(strings = {"plain", "Mixed Case", "with \"quotes\"", "select", "é", "a.b", "1st"})
  void quotesAnyIdentifier(String identifier) throws SqlFailure {
    session()
        .execute(
            dialect()
                .createTableAs(name(identifier), false)
                .around("select 1 as " + dialect().quote(identifier)));

    assertThat(session().relation(name(identifier)).orElseThrow().name().identifier())
        .isEqualTo(identifier);
    assertThat(session().columns(name(identifier)).getFirst().name()).isEqualTo(identifier);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "it's", "''", "back\\slash", "new\nline", "é𝄞", "$1 ? :x {{ }}"})
  void writesAnyTextAsALiteral(String text) throws SqlFailure {
    assertThat(value("select " + dialect().literal(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"select", "from", "table", "order", "with space", "1st", "", "a-b"})
  void doesNotCallReservedOrOddWordsPlain(String identifier) {
    assertThat(dialect().isPlain(identifier)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "customer_id", "_x1"})
  void plainIdentifiersNeedNoQuotes(String identifier) throws SqlFailure {
    assertThat(dialect().isPlain(identifier)).isTrue();
    assertThat(session().describe("select 1 as " + identifier).getFirst().name())
        .isEqualTo(identifier);
  }

  @Test
  void framesTakeQueriesThatEndInAComment() throws SqlFailure {
    table("t", "select 1 as a -- the end");
    session().execute(dialect().createViewAs(name("v")).around("select 1 as a -- the end"));

    assertThat(value("select count(*) from " + sql("t"))).isEqualTo(1L);
    assertThat(value("select count(*) from " + sql("v"))).isEqualTo(1L);
  }

  @Test
  void aViewReplacesAView() throws SqlFailure {
    session().execute(dialect().createViewAs(name("v")).around("select 1 as a"));
    session().execute(dialect().createViewAs(name("v")).around("select 2 as a"));

    assertThat(value("select a from " + sql("v"))).isEqualTo(2L);
  }

  @Test
  void creatingASchemaTwiceIsFine() throws SqlFailure {
    String sql = dialect().createSchema(engine().defaults().database(), "twice");

    session().execute(sql);
    session().execute(sql);

    assertThat(session().schemas(engine().defaults().database())).contains("twice");
  }

  @Test
  void theTextTypeHoldsAnyLength() throws SqlFailure {
    session().execute("create table " + sql("t") + " (a " + dialect().textType() + ")");
    session().execute("insert into " + sql("t") + " values (repeat('x', 100000))");

    assertThat(value("select length(a) from " + sql("t"))).isEqualTo(100_000L);
  }

  @Test
  void rendersThePartsThatAreThere() {
    Dialect dialect = dialect();

    assertThat(dialect.render(RelationName.of("d", "s", "t")))
        .isEqualTo(
            String.join(".", List.of(dialect.quote("d"), dialect.quote("s"), dialect.quote("t"))));
    assertThat(dialect.render(new RelationName(Optional.empty(), Optional.empty(), "t")))
        .isEqualTo(dialect.quote("t"));
  }
}
