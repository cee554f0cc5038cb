package dev.floe.compute.postgres;

import dev.floe.spi.Dialect;
import dev.floe.spi.Grants;
import dev.floe.spi.KeyedBatches;
import dev.floe.spi.MaterializedViews;
import dev.floe.spi.RelationComments;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import dev.floe.spi.TableOptions;
import dev.floe.spi.UserFunctions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** PostgreSQL's SQL. */
final class PostgresDialect
    implements Dialect,
        KeyedBatches,
        TableOptions,
        MaterializedViews,
        Grants,
        RelationComments,
        UserFunctions {

  /** Longer names are cut by the server, with a notice nobody sees. */
  static final int NAME_BYTES = 63;

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** The words that {@code pg_get_keywords()} calls reserved, entirely or but for functions. */
  private static final Set<String> RESERVED =
      Set.of(
          """
          all analyse analyze and any array as asc asymmetric authorization binary both case
          cast check collate collation column concurrently constraint create cross
          current_catalog current_date current_role current_schema current_time
          current_timestamp current_user default deferrable desc distinct do else end except
          false fetch for foreign freeze from full grant group having ilike in initially
          inner intersect into is isnull join lateral leading left like limit localtime
          localtimestamp natural not notnull null offset on only or order outer overlaps
          placing primary references returning right select session_user similar some
          symmetric system_user table tablesample then to trailing true union unique user
          using variadic verbose when where window with
          """
              .strip()
              .split("\\s+"));

  private final List<MacroFile> macros = MacroFile.beside(PostgresDialect.class);

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public List<MacroFile> macros() {
    return macros;
  }

  @Override
  public String comparable(String identifier) {
    return cut(identifier);
  }

  @Override
  public int longestIdentifier() {
    return NAME_BYTES;
  }

  @Override
  public boolean isPlain(String identifier) {
    return PLAIN.matcher(identifier).matches() && !RESERVED.contains(identifier);
  }

  @Override
  public boolean overloadsFunctions() {
    return true;
  }

  @Override
  public Frame createFunction(RelationName name, Signature signature) {
    String arguments =
        signature.arguments().stream()
            .map(one ->
                quote(one.name())
                    + " "
                    + one.type()
                    + one.standard().map(value -> " default " + value).orElse(""))
            .collect(Collectors.joining(", "));
    String promise =
        switch (signature.volatility().orElse("")) {
          case "deterministic" -> " immutable";
          case "stable" -> " stable";
          case "non-deterministic" -> " volatile";
          default -> "";
        };
    return new Frame(
        "create or replace function "
            + render(name)
            + "("
            + arguments
            + ") returns "
            + signature.returns()
            + " language sql"
            + promise
            + " as $floe$\n",
        "\n$floe$");
  }

  /** A view can gain columns at its end and nothing else. */
  @Override
  public boolean replacesAnyView() {
    return false;
  }

  @Override
  public Frame createMaterializedViewAs(RelationName name) {
    return new Frame("create materialized view " + render(name) + " as (\n", "\n)");
  }

  @Override
  public String refresh(RelationName name) {
    return "refresh materialized view " + render(name);
  }

  @Override
  public String tableKind(Map<String, ?> config) {
    return Boolean.parseBoolean(String.valueOf(config.get("unlogged")))
        ? "unlogged table"
        : "table";
  }

  @Override
  public List<String> indexes(RelationName name, Map<String, ?> config) throws SqlFailure {
    List<String> statements = new ArrayList<>();
    for (Index index : Index.read(config.get("indexes"))) {
      statements.add(index.sql(name, this));
    }
    return statements;
  }

  @Override
  public String granted(RelationName relation) {
    return "select grantee, lower(privilege_type) from information_schema.role_table_grants"
        + " where grantor = current_role and grantee <> current_role and table_schema = "
        + relation.schema().map(this::literal).orElse("current_schema()")
        + " and table_name = "
        + literal(relation.identifier())
        + " order by 1, 2";
  }

  @Override
  public String grant(RelationName relation, String privilege, List<String> grantees) {
    return "grant " + privilege + " on " + render(relation) + " to " + roles(grantees);
  }

  @Override
  public String revoke(RelationName relation, String privilege, List<String> grantees) {
    return "revoke " + privilege + " on " + render(relation) + " from " + roles(grantees);
  }

  /** Names without quotes as they are: {@code public} is no role, and is not quoted. */
  private String roles(List<String> grantees) {
    return grantees.stream()
        .map(name -> WORD.matcher(name).matches() ? name : quote(name))
        .collect(Collectors.joining(", "));
  }

  @Override
  public String createSchema(Optional<String> database, String schema) {
    return "create schema if not exists " + quote(schema);
  }

  @Override
  public String keyword(RelationKind kind) {
    return switch (kind) {
      case TABLE -> "table";
      case VIEW -> "view";
      case MATERIALIZED_VIEW -> "materialized view";
      case EXTERNAL -> "foreign table";
    };
  }

  @Override
  public String textType() {
    return "text";
  }

  @Override
  public String comments(Optional<String> database, String schema) {
    return "select c.relname::text, a.attname::text, d.description, pg_get_userbyid(c.relowner)::text"
        + " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
        + " left join pg_description d on d.objoid = c.oid and d.classoid = 'pg_class'::regclass"
        + " left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0"
        + " where n.nspname = "
        + literal(schema)
        + " and c.relkind in ('r', 'p', 'v', 'm', 'f')";
  }

  /** A name as the server keeps it. */
  static String cut(String identifier) {
    byte[] bytes = identifier.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= NAME_BYTES) {
      return identifier;
    }
    int end = NAME_BYTES;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
