package dev.floe.dbt.adapter;

import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.spi.Column;
import dev.floe.spi.Dialect;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What templates ask the database about relations, columns and schemas. */
final class AdapterQuestions {

  private final RelationRendering rendering;
  private final Dialect dialect;
  private final Optional<Introspector> database;

  AdapterQuestions(RelationRendering rendering, Optional<Introspector> database) {
    this.rendering = rendering;
    this.dialect = rendering.dialect();
    this.database = database;
  }

  /** Adds its methods. */
  void addTo(AdapterMethods methods) {
    methods.asking("get_relation", None.NONE, this::getRelation);
    methods.asking("get_columns_in_relation", new PyList(), this::columnsInRelation);
    methods.asking("list_relations", new PyList(), this::listRelations);
    methods.asking("list_relations_without_caching", new PyList(), this::listRelationsOf);
    methods.asking("list_schemas", new PyList(), this::listSchemas);
    methods.asking("check_schema_exists", false, this::schemaExists);
    methods.asking("already_exists", false, this::alreadyExists);
    methods.asking("get_missing_columns", new PyList(), this::missingColumns);
    methods.asking("get_column_schema_from_query", new PyList(), this::columnsOfQuery);
    methods.asking("get_columns_in_select_sql", new PyList(), this::columnsOfQuery);
  }

  private Introspector ask() {
    return database.orElseThrow(() -> new IllegalStateException("nothing is asked while parsing"));
  }

  private PyRelation found(Relation relation) {
    return PyRelation.of(relation.name(), Optional.of(PyRelation.word(relation.kind())), rendering);
  }

  private Object getRelation(Call call) throws SqlFailure {
    @Nullable Object[] args =
        Signature.of("get_relation", "database", "schema", "identifier").bind(call);
    Optional<String> identifier = AdapterArguments.part(args[2]);
    if (identifier.isEmpty()) {
      return None.NONE;
    }
    RelationName name =
        new RelationName(
            AdapterArguments.part(args[0]), AdapterArguments.part(args[1]), identifier.get());
    Optional<Relation> relation = ask().relation(name);
    return relation.isPresent()
        ? found(relation.get()).withPath(name.database(), name.schema(), identifier)
        : None.NONE;
  }

  private PyList columns(PyRelation relation, String method) throws SqlFailure {
    return columnList(ask().columns(AdapterArguments.name(relation, method)));
  }

  private PyList columnList(List<Column> columns) {
    PyList list = new PyList();
    columns.forEach(column -> list.add(PyColumn.of(column, dialect)));
    return list;
  }

  private Object columnsInRelation(Call call) throws SqlFailure {
    String method = "get_columns_in_relation";
    return columns(
        AdapterArguments.relation(Signature.of(method, "relation").bind(call)[0], method), method);
  }

  private Object columnsOfQuery(Call call) throws SqlFailure {
    Object sql = Signature.of("get_column_schema_from_query", "sql").bind(call)[0];
    return columnList(ask().describe(Texts.str(sql == null ? "" : sql)));
  }

  private Object listRelations(Call call) throws SqlFailure {
    @Nullable Object[] args = Signature.of("list_relations", "database", "schema").bind(call);
    return relationList(AdapterArguments.part(args[0]), AdapterArguments.part(args[1]).orElse(""));
  }

  private Object listRelationsOf(Call call) throws SqlFailure {
    String method = "list_relations_without_caching";
    PyRelation schema =
        AdapterArguments.relation(Signature.of(method, "schema_relation").bind(call)[0], method);
    return relationList(schema.database(), schema.schema().orElse(""));
  }

  private PyList relationList(Optional<String> inDatabase, String schema) throws SqlFailure {
    PyList list = new PyList();
    ask().relations(inDatabase, schema).forEach(relation -> list.add(found(relation)));
    return list;
  }

  private Object listSchemas(Call call) throws SqlFailure {
    @Nullable Object[] args = Signature.of("list_schemas", "database").bind(call);
    return PyList.copyOf(ask().schemas(AdapterArguments.part(args[0])));
  }

  private Object schemaExists(Call call) throws SqlFailure {
    @Nullable Object[] args = Signature.of("check_schema_exists", "database", "schema").bind(call);
    String wanted = AdapterArguments.part(args[1]).orElse("");
    return ask().schemas(AdapterArguments.part(args[0])).stream()
        .anyMatch(wanted::equalsIgnoreCase);
  }

  private Object alreadyExists(Call call) throws SqlFailure {
    @Nullable Object[] args = Signature.of("already_exists", "schema", "name").bind(call);
    Optional<String> identifier = AdapterArguments.part(args[1]);
    return identifier.isPresent()
        && ask()
            .relation(
                new RelationName(
                    Optional.empty(), AdapterArguments.part(args[0]), identifier.get()))
            .isPresent();
  }

  private Object missingColumns(Call call) throws SqlFailure {
    String method = "get_missing_columns";
    @Nullable Object[] args = Signature.of(method, "from_relation", "to_relation").bind(call);
    List<Column> there =
        ask().columns(AdapterArguments.name(AdapterArguments.relation(args[1], method), method));
    PyList missing = new PyList();
    for (Column column :
        ask().columns(AdapterArguments.name(AdapterArguments.relation(args[0], method), method))) {
      if (there.stream().noneMatch(other -> other.name().equalsIgnoreCase(column.name()))) {
        missing.add(PyColumn.of(column, dialect));
      }
    }
    return missing;
  }
}
