package dev.floe.dbt.adapter;

import dev.floe.dbt.python.PlainAsText;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyMapping;
import dev.floe.jinja.value.Texts;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An instance of {@code api.Relation}: the name of a relation and how it is written. Immutable.
 *
 * @param type {@code table}, {@code view}, {@code cte} and so on, if it is known
 * @param include which parts are written
 * @param quoting which parts are quoted
 * @param fixed SQL that stands for the whole relation, whatever its name
 * @param filter what is read of it: all, no rows, or rows of a time
 */
public record PyRelation(
    Optional<String> database,
    Optional<String> schema,
    Optional<String> identifier,
    Optional<String> type,
    Quoting include,
    Quoting quoting,
    Optional<String> fixed,
    Optional<RowFilter> filter,
    RelationRendering rendering)
    implements PyMapping, PlainAsText {

  /** The prefix of the CTE that an ephemeral model becomes. */
  public static final String EPHEMERAL_PREFIX = "__dbt__cte__";

  /**
   * Which rows are read.
   *
   * @param condition an SQL condition; rows are limited to none if it is absent
   */
  public record RowFilter(Optional<String> condition) {}

  /** A relation with every part written, quoted as the project says. */
  public static PyRelation of(RelationName name, Optional<String> type, RelationRendering how) {
    return new PyRelation(
        name.database(),
        name.schema(),
        Optional.of(name.identifier()),
        type,
        Quoting.ALL,
        how.quoting(),
        Optional.empty(),
        Optional.empty(),
        how);
  }

  /** The CTE that an ephemeral model becomes. */
  public static PyRelation ephemeral(String alias, RelationRendering how) {
    return new PyRelation(
        Optional.empty(),
        Optional.empty(),
        Optional.of(EPHEMERAL_PREFIX + alias),
        Optional.of("cte"),
        Quoting.ALL,
        new Quoting(how.quoting().database(), how.quoting().schema(), false),
        Optional.empty(),
        Optional.empty(),
        how);
  }

  /** The word of a kind of relation. */
  public static String word(RelationKind kind) {
    return switch (kind) {
      case TABLE -> "table";
      case VIEW -> "view";
      case MATERIALIZED_VIEW -> "materialized_view";
      case EXTERNAL -> "external";
    };
  }

  PyRelation withType(Optional<String> other) {
    return new PyRelation(
        database, schema, identifier, other, include, quoting, fixed, filter, rendering);
  }

  PyRelation withPath(
      Optional<String> newDatabase, Optional<String> newSchema, Optional<String> newIdentifier) {
    return new PyRelation(
        newDatabase, newSchema, newIdentifier, type, include, quoting, fixed, filter, rendering);
  }

  PyRelation withInclude(Quoting parts) {
    return new PyRelation(
        database, schema, identifier, type, parts, quoting, fixed, filter, rendering);
  }

  PyRelation withQuoting(Quoting parts) {
    return new PyRelation(
        database, schema, identifier, type, include, parts, fixed, filter, rendering);
  }

  /** The same, written as this SQL. */
  public PyRelation withFixed(String sql) {
    return new PyRelation(
        database, schema, identifier, type, include, quoting, Optional.of(sql), filter, rendering);
  }

  /** The same, of which only some rows are read. */
  public PyRelation withFilter(RowFilter rows) {
    return new PyRelation(
        database, schema, identifier, type, include, quoting, fixed, Optional.of(rows), rendering);
  }

  /** Its name, where it has an identifier. */
  public Optional<RelationName> name() {
    return identifier.map(id -> new RelationName(database, schema, id));
  }

  /** The kind of relation, where it is one that can exist. */
  public RelationKind kind() {
    return switch (type.orElse("table")) {
      case "view" -> RelationKind.VIEW;
      case "materialized_view" -> RelationKind.MATERIALIZED_VIEW;
      case "external" -> RelationKind.EXTERNAL;
      default -> RelationKind.TABLE;
    };
  }

  boolean is(String word) {
    return type.filter(word::equals).isPresent();
  }

  /** As it is written into SQL, without regard to which rows are read. */
  public String render() {
    if (fixed.isPresent()) {
      return fixed.get();
    }
    List<String> parts = new ArrayList<>();
    if (include.database()) {
      database.ifPresent(part -> parts.add(rendering.part(part, quoting.database())));
    }
    if (include.schema()) {
      schema.ifPresent(part -> parts.add(rendering.part(part, quoting.schema())));
    }
    if (include.identifier()) {
      identifier.ifPresent(part -> parts.add(rendering.part(part, quoting.identifier())));
    }
    return String.join(".", parts);
  }

  @Override
  public String str() {
    return filter.map(rows -> filtered(rows)).orElseGet(this::render);
  }

  private String filtered(RowFilter rows) {
    String where = rows.condition().map(c -> " where " + c).orElse(" where false limit 0");
    return "(select * from " + render() + where + ")" + alias(rows);
  }

  private String alias(RowFilter rows) {
    if (!rendering.dialect().subqueryNeedsName()) {
      return "";
    }
    String prefix = rows.condition().isPresent() ? "_dbt_et_filter_subq_" : "_dbt_limit_subq_";
    return " " + prefix + identifier.orElse("");
  }

  @Override
  public String typeName() {
    return "Relation";
  }

  @Override
  public String repr() {
    return "<Relation " + render() + ">";
  }

  @Override
  public boolean isTrue() {
    return true;
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof PyRelation that && identity().equals(that.identity());
  }

  @Override
  public Object hashKey() {
    return identity();
  }

  private List<Optional<String>> identity() {
    return List.of(database, schema, identifier, type, fixed);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return RelationMembers.find(this, name);
  }

  @Override
  public @Nullable Object item(Object key) {
    return RelationMembers.find(this, Texts.str(key));
  }

  @Override
  public Iterator<Object> iterator() {
    return List.<Object>of("path", "type", "quote_policy", "include_policy").iterator();
  }

  @Override
  public int length() {
    return 4;
  }

  @Override
  public Collection<String> attributeNames() {
    return RelationMembers.NAMES;
  }

  static Object orNone(Optional<String> part) {
    return part.isPresent() ? part.get() : None.NONE;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PyRelation that
        && identity().equals(that.identity())
        && include.equals(that.include)
        && quoting.equals(that.quoting)
        && filter.equals(that.filter);
  }

  @Override
  public int hashCode() {
    return Objects.hash(identity());
  }
}
