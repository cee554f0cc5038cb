package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.SqlFailure.Kind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How statements of a {@link Session} fail, and how they are stopped. */
public abstract class FailureContract extends ComputeContract {

  @Test
  void saysWhereTheSyntaxIsWrong() {
    SqlFailure failure = failure("select 1,\n  from from x");

    assertThat(failure.kind()).isEqualTo(Kind.SYNTAX);
    assertThat(failure.offset()).isPresent();
    assertThat(failure.offset().orElseThrow()).isBetween(9, 22);
  }

  @Test
  void saysWhichColumnIsNotKnownAndWhere() throws SqlFailure {
    table("t", "select 1 as amount");
    String query = "select 'é𝄞', amuont from " + sql("t");

    SqlFailure failure = failure(query);

    assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_COLUMN);
    assertThat(failure.offset()).hasValue(query.indexOf("amuont"));
    assertThat(failure.getMessage()).contains("amuont").doesNotContain("^", "LINE 1", "select");
  }

  @Test
  void saysThatARelationIsNotKnown() {
    String query = "select * from " + sql("missing");

    SqlFailure failure = failure(query);

    assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_RELATION);
    assertThat(failure.offset()).hasValue(query.indexOf(sql("missing")));
    assertThat(failure.getMessage()).contains("missing");
  }

  @Test
  void tellsKindsOfMistakesApart() throws SqlFailure {
    table("t", "select 1 as a, 'x' as b");
    table("u", "select 1 as a");

    assertThat(failure("select a from " + sql("t") + " t, " + sql("u") + " u").kind())
        .isEqualTo(Kind.AMBIGUOUS_NAME);
    assertThat(failure("select no_such_function(1)").kind()).isEqualTo(Kind.UNKNOWN_FUNCTION);
    assertThat(failure("select a + b from " + sql("t")).kind()).isIn(Kind.TYPE, Kind.DATA);
    assertThat(failure("select a from " + sql("t") + " where sum(a) > 1").kind())
        .isEqualTo(Kind.SEMANTIC);
    assertThat(failure("create table " + sql("t") + " (a integer)").kind())
        .isEqualTo(Kind.ALREADY_EXISTS);
    assertThat(failure("select cast('abc' as integer)").kind()).isEqualTo(Kind.DATA);
  }

  @Test
  void namesAViolatedConstraint() throws SqlFailure {
    session().execute("create table " + sql("t") + " (a integer not null primary key)");

    assertThat(failure("insert into " + sql("t") + " values (null)").kind())
        .isEqualTo(Kind.CONSTRAINT);
    assertThat(failure("insert into " + sql("t") + " values (1), (1)").kind())
        .isEqualTo(Kind.CONSTRAINT);
  }

  @Test
  void theSessionStaysUsableAfterAFailure() throws SqlFailure {
    failure("selec");

    assertThat(value("select 1")).isEqualTo(1L);
  }

  @Test
  void describingTellsTheSamePlaceAsRunning() throws SqlFailure {
    table("t", "select 1 as amount");
    String query = "select amuont from " + sql("t");

    SqlFailure failure = catchThrowableOfType(SqlFailure.class, () -> session().describe(query));

    assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_COLUMN);
    assertThat(failure.offset()).hasValue(query.indexOf("amuont"));
  }

  @Test
  void stopsAtTheDeadlineAndWorksOn() throws SqlFailure {
    session().deadline(Duration.ofMillis(200));

    assertThat(failure(endlessQuery()).kind()).isEqualTo(Kind.DEADLINE);

    session().deadline(Duration.ZERO);
    assertThat(value("select 1")).isEqualTo(1L);
  }

  @Test
  void isCancelledFromAnotherThreadAndWorksOn() throws Exception {
    Session session = session();
    AtomicReference<@Nullable SqlFailure> seen = new AtomicReference<>();
    CountDownLatch started = new CountDownLatch(1);
    Thread worker =
        Thread.ofPlatform()
            .start(() -> {
              started.countDown();
              seen.set(failure(session, endlessQuery()));
            });
    started.await();
    while (worker.isAlive()) {
      session.cancel();
      worker.join(Duration.ofMillis(10));
    }

    assertThat(seen.get()).isNotNull().extracting(SqlFailure::kind).isEqualTo(Kind.CANCELLED);
    assertThat(value("select 1")).isEqualTo(1L);
  }

  @Test
  void cancellingNothingDoesNothing() throws SqlFailure {
    session().cancel();

    assertThat(value("select 1")).isEqualTo(1L);
  }
}
