package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.spi.ComputePlugin;
import dev.floe.spi.Dialect;
import dev.floe.spi.Engine;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every contract of a compute plugin needs: an empty database and a session in it. */
public abstract class ComputeContract {

  /** The schema the contracts work in. */
  protected static final String SCHEMA = "contract";

  @TempDir private @Nullable Path folder;
  private @Nullable Engine opened;
  private @Nullable Session current;

  /** The plugin that is examined. */
  protected abstract ComputePlugin plugin();

  /**
   * Settings of an empty database that nobody else uses.
   *
   * @param scratch an empty folder of this test's own
   */
  protected abstract Map<String, Object> config(Path scratch);

  /** A query that runs for minutes unless it is stopped. */
  protected abstract String endlessQuery();

  @BeforeEach
  final void open() throws SqlFailure {
    if (folder == null) {
      throw new IllegalStateException("JUnit gives every test a folder");
    }
    Engine engine = plugin().open(config(folder));
    opened = engine;
    Session session = engine.session();
    current = session;
    session.execute(dialect().createSchema(engine.defaults().database(), SCHEMA));
  }

  @AfterEach
  final void close() {
    if (current != null) {
      current.close();
    }
    if (opened != null) {
      opened.close();
    }
  }

  /** The open engine. */
  protected final Engine engine() {
    if (opened == null) {
      throw new IllegalStateException("not opened yet");
    }
    return opened;
  }

  /** The open session. */
  protected final Session session() {
    if (current == null) {
      throw new IllegalStateException("not opened yet");
    }
    return current;
  }

  protected final Dialect dialect() {
    return plugin().dialect();
  }

  /** A name in the schema of the contracts. */
  protected final RelationName name(String identifier) {
    return new RelationName(
        engine().defaults().database(), java.util.Optional.of(SCHEMA), identifier);
  }

  /** A name in the schema of the contracts, as it is written in SQL. */
  protected final String sql(String identifier) {
    return dialect().render(name(identifier));
  }

  /** Makes a table out of a query. */
  protected final void table(String identifier, String query) throws SqlFailure {
    session().execute(dialect().createTableAs(name(identifier), false).around(query));
  }

  /** The only value of a query. */
  protected final @Nullable Object value(String query) throws SqlFailure {
    List<List<@Nullable Object>> rows = session().query(query).rows();
    assertThat(rows).hasSize(1);
    return rows.getFirst().getFirst();
  }

  /** The rows of a query. */
  protected final List<List<@Nullable Object>> rows(String query) throws SqlFailure {
    Rows rows = session().query(query);
    return rows.rows();
  }

  /** How a statement fails. */
  protected final SqlFailure failure(String sql) {
    return failure(session(), sql);
  }

  /** How a statement fails in a session. */
  protected static SqlFailure failure(Session session, String sql) {
    return catchThrowableOfType(SqlFailure.class, () -> session.execute(sql));
  }
}
