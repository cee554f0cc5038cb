package dev.floe.compute.duckdb;

import dev.floe.spi.BoundQuery;
import dev.floe.spi.Column;
import dev.floe.spi.Engine;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlAnalyzer;
import dev.floe.spi.SqlFailure;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Binds queries in an in-memory DuckDB of its own, against an empty table for each declared
 * relation. It has no access to files, so that a query which reads one is unknown, not opened.
 */
final class DuckDbAnalyzer implements SqlAnalyzer {

  /** The frame in which a model runs: what it refuses would not run either. */
  private static final String BEFORE = "create table memory.main.floe_bound as (\n";

  private static final String AFTER = "\n)";
  private static final String PLAN =
      "select json_serialize_plan(?, skip_null := true, skip_empty := true, optimize := false)";

  /**
   * What a column of unknown type is declared as: DuckDB casts a variant to nearly anything. (A
   * column of type NULL would be folded away, and with it its lineage.)
   */
  private static final String NO_TYPE = "VARIANT";

  /** What such a column is tried as where a query does not bind. */
  private static final List<String> GUESSES =
      List.of("TIMESTAMP", "VARCHAR", "BIGINT", "VARCHAR[]");

  private final DuckDBConnection connection;
  private final PreparedStatement plan;
  private final DuckDbDialect dialect;
  private final ShadowCatalog catalog = new ShadowCatalog();
  private final Set<String> databases = new HashSet<>();
  private final Set<String> schemas = new HashSet<>();

  private DuckDbAnalyzer(DuckDBConnection connection, DuckDbDialect dialect) throws SQLException {
    this.connection = connection;
    this.dialect = dialect;
    this.plan = connection.prepareStatement(PLAN);
    databases.add(ShadowCatalog.DEFAULT_DATABASE);
  }

  static DuckDbAnalyzer open(DuckDbDialect dialect) throws SqlFailure {
    DuckDBConnection connection = Driver.open();
    try {
      try (Statement statement = connection.createStatement()) {
        // Binding is work for one thread; a second one would only wait.
        statement.execute(
            "SET GLOBAL TimeZone = 'UTC'; SET GLOBAL threads = 1;"
                + " SET GLOBAL enable_external_access = false");
      }
      return new DuckDbAnalyzer(connection, dialect);
    } catch (SQLException e) {
      throw Failures.of(e, "");
    }
  }

  @Override
  public void use(Engine.RelationScope scope) throws SqlFailure {
    RelationName any = new RelationName(scope.database(), Optional.of(scope.schema()), "any");
    openSchema(any);
    String database = scope.database().orElse(ShadowCatalog.DEFAULT_DATABASE);
    execute("use " + dialect.quote(database) + "." + dialect.quote(scope.schema()));
    catalog.use(database, scope.schema());
  }

  @Override
  public void declare(RelationName name, List<Column> columns) throws SqlFailure {
    openSchema(name);
    List<Column> usable = columns;
    try {
      create(name, columns, NO_TYPE);
    } catch (SqlFailure e) {
      usable = withKnownTypes(columns);
      create(name, usable, NO_TYPE);
    }
    catalog.put(name, usable);
  }

  /** A type that DuckDB has no word for is a type that is not known. */
  private List<Column> withKnownTypes(List<Column> columns) {
    return columns.stream()
        .map(column ->
            column.nativeType().isEmpty() || isType(column.nativeType())
                ? column
                : Column.unknown(column.name(), "DuckDB has no type '" + column.nativeType() + "'"))
        .toList();
  }

  private boolean isType(String nativeType) {
    try {
      execute("select null::" + nativeType);
      return true;
    } catch (SqlFailure e) {
      return false;
    }
  }

  private void create(RelationName name, List<Column> columns, String unknownType)
      throws SqlFailure {
    String definition =
        columns.stream()
            .map(column -> dialect.quote(column.name()) + " " + type(column, unknownType))
            .collect(Collectors.joining(", "));
    execute("create or replace table " + dialect.render(name) + " (" + definition + ")");
  }

  private static String type(Column column, String unknownType) {
    return column.nativeType().isEmpty() ? unknownType : column.nativeType();
  }

  private void openSchema(RelationName name) throws SqlFailure {
    String database = name.database().orElse(catalog.database());
    if (databases.add(database.toLowerCase(Locale.ROOT))) {
      execute("attach ':memory:' as " + dialect.quote(database));
    }
    String schema = name.schema().orElse(catalog.schema());
    String full = dialect.quote(database) + "." + dialect.quote(schema);
    if (schemas.add(full.toLowerCase(Locale.ROOT))) {
      execute("create schema if not exists " + full);
    }
  }

  @Override
  public void forget(RelationName name) throws SqlFailure {
    if (catalog.find(name).isPresent()) {
      execute("drop table if exists " + dialect.render(name));
      catalog.remove(name);
    }
  }

  @Override
  public void prepare(String sql) throws SqlFailure {
    execute(sql);
  }

  @Override
  public BoundQuery bind(String query) throws SqlFailure {
    try {
      return attempt(query);
    } catch (SqlFailure e) {
      List<ShadowCatalog.Declared> untyped =
          catalog.hasUntyped() ? untypedRelations(query) : List.of();
      return untyped.isEmpty() || holdsWhateverTheTypes(e) ? refuse(e) : guess(query, untyped, e);
    }
  }

  private static BoundQuery refuse(SqlFailure failure) throws SqlFailure {
    throw failure;
  }

  private static boolean holdsWhateverTheTypes(SqlFailure failure) {
    return switch (failure.kind()) {
      case SYNTAX, UNKNOWN_FUNCTION -> true;
      // What looks like a table may be the field of a column whose type nobody knows.
      case UNKNOWN_COLUMN, UNKNOWN_RELATION -> failure.subject().isPresent();
      case AMBIGUOUS_NAME -> true;
      case TYPE,
          SEMANTIC,
          CONSTRAINT,
          DATA,
          ALREADY_EXISTS,
          PERMISSION,
          CONFIGURATION,
          CANCELLED,
          DEADLINE,
          LOCKED,
          RESOURCE,
          CONNECTION,
          OTHER ->
          false;
    };
  }

  /**
   * Types that make the query bind tell its columns' names and lineage, if not their types. A
   * mistake that stays the same whatever the types is one.
   */
  private BoundQuery guess(String query, List<ShadowCatalog.Declared> untyped, SqlFailure asVariant)
      throws SqlFailure {
    boolean typesMatter = false;
    try {
      for (String guess : GUESSES) {
        for (ShadowCatalog.Declared relation : untyped) {
          create(relation.name(), relation.columns(), guess);
        }
        try {
          return attempt(query);
        } catch (SqlFailure stillWrong) {
          typesMatter |= !sameMistake(stillWrong, asVariant);
        }
      }
    } finally {
      for (ShadowCatalog.Declared relation : untyped) {
        create(relation.name(), relation.columns(), NO_TYPE);
      }
    }
    if (!typesMatter) {
      throw asVariant;
    }
    return new BoundQuery.Unknown(
        "it depends on types that are not known ("
            + untyped.getFirst().name()
            + "): "
            + asVariant.getMessage().lines().findFirst().orElse(""));
  }

  private static boolean sameMistake(SqlFailure one, SqlFailure other) {
    return one.kind() == other.kind()
        && one.offset().equals(other.offset())
        && one.getMessage().equals(other.getMessage());
  }

  private List<ShadowCatalog.Declared> untypedRelations(String query) {
    try {
      JsonNode tree = ask("select json_serialize_sql(?, skip_null := true)", query);
      return SyntaxTree.tables(tree).stream()
          .distinct()
          .flatMap(name -> catalog.find(name).stream())
          .filter(relation -> !relation.untyped().isEmpty())
          .toList();
    } catch (SQLException e) {
      return List.of();
    }
  }

  private BoundQuery attempt(String query) throws SqlFailure {
    String sql = BEFORE + query + AFTER;
    try {
      plan.setString(1, sql);
      JsonNode answer;
      try (ResultSet row = plan.executeQuery()) {
        row.next();
        answer = JsonMapper.shared().readTree(row.getString(1));
      }
      return BoundPlan.read(answer, sql, BEFORE.length(), catalog);
    } catch (SQLException e) {
      throw Offsets.shifted(Failures.of(e, sql), -BEFORE.length());
    }
  }

  private JsonNode ask(String function, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(function)) {
      statement.setString(1, sql);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return JsonMapper.shared().readTree(row.getString(1));
      }
    }
  }

  private void execute(String sql) throws SqlFailure {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw Failures.of(e, sql);
    }
  }

  @Override
  public void close() {
    try {
      plan.close();
      connection.close();
    } catch (SQLException e) {
      // It held nothing but empty tables in memory.
    }
  }
}
