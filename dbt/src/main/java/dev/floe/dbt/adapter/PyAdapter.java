package dev.floe.dbt.adapter;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyObject;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.PyType;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.spi.Column;
import dev.floe.spi.Dialect;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationName;
import dev.floe.spi.SqlFailure;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code adapter} of templates: the methods of dbt's adapters over an {@link Introspector}, or
 * dbt's stand-ins for them where nothing may be asked.
 */
public final class PyAdapter implements PyObject {

  /** A method of the adapter. */
  @FunctionalInterface
  interface Body {

    Object call(Call call) throws SqlFailure;
  }

  private final Dialect dialect;
  private final RelationRendering rendering;
  private final Optional<Introspector> database;
  private final Map<String, Object> members = new TreeMap<>();

  /**
   * @param database absent while parsing
   */
  public PyAdapter(
      RelationRendering rendering, Optional<Introspector> database, MacroDispatch macros) {
    this.dialect = rendering.dialect();
    this.rendering = rendering;
    this.database = database;
    PyType relation = new RelationClass(rendering).type();
    members.put("Relation", relation);
    members.put("Column", new ColumnClass(dialect).type());
    addPure(macros);
    addQuestions();
    addChanges();
  }

  private void pure(String name, PyCallable body) {
    members.put(name, new Function(name, body));
  }

  /** A method that needs a database, and what it gives while parsing. */
  private void asking(String name, Object whileParsing, Body body) {
    if (database.isEmpty()) {
      pure(name, call -> whileParsing instanceof PyList ? new PyList() : whileParsing);
      return;
    }
    pure(
        name,
        call -> {
          try {
            return body.call(call);
          } catch (SqlFailure failure) {
            throw SqlErrors.refused(failure, call.args().isEmpty() ? "" : call.args().getFirst());
          }
        });
  }

  private Introspector ask() {
    return database.orElseThrow(() -> new IllegalStateException("nothing is asked while parsing"));
  }

  private void addPure(MacroDispatch macros) {
    pure("type", call -> dialect.name());
    pure("quote", call -> dialect.quote(text(call, "quote", "identifier")));
    pure("quote_as_configured", this::quoteAsConfigured);
    pure("quote_seed_column", this::quoteSeedColumn);
    pure("dispatch", call -> dispatch(call, macros));
    pure("get_incremental_strategy_macro", call -> strategyMacro(call, macros));
    pure(
        "valid_incremental_strategies",
        call -> PyList.of("append", "delete+insert", "merge", "microbatch"));
    pure("render_raw_columns_constraints", call -> ConstraintDdl.columns(call, dialect));
    pure("render_raw_model_constraints", call -> ConstraintDdl.model(call));
    pure("convert_type", call -> dialect.textType());
    pure("standardize_grants_dict", call -> grants(call));
    pure("cache_added", call -> "");
    pure("cache_dropped", call -> "");
    pure("cache_renamed", call -> "");
    pure("nice_connection_name", call -> "master");
    pure("get_binding_char", call -> "?");
    pure("build_catalog_relation", call -> None.NONE);
    pure("get_pseudocolumns_for_relation", call -> new PyList());
    pure("external_root", call -> ".");
    pure("is_motherduck", call -> false);
    pure("is_ducklake", call -> false);
    pure("disable_transactions", call -> false);
    pure(
        "warn_once",
        call -> {
          macros.warn(text(call, "warn_once", "msg"), call);
          return "";
        });
    members.put("behavior", new BehaviorFlags());
  }

  private void addQuestions() {
    asking("get_relation", None.NONE, this::getRelation);
    asking("get_columns_in_relation", new PyList(), this::columnsInRelation);
    asking("list_relations", new PyList(), this::listRelations);
    asking("list_relations_without_caching", new PyList(), this::listRelationsOf);
    asking("list_schemas", new PyList(), this::listSchemas);
    asking("check_schema_exists", false, this::schemaExists);
    asking("already_exists", false, this::alreadyExists);
    asking("get_missing_columns", new PyList(), this::missingColumns);
    asking("get_column_schema_from_query", new PyList(), this::columnsOfQuery);
    asking("get_columns_in_select_sql", new PyList(), this::columnsOfQuery);
  }

  private void addChanges() {
    asking("execute", PyTuple.of("", PyTable.empty()), this::execute);
    asking("add_query", PyTuple.of(None.NONE, None.NONE), this::execute);
    asking("run_sql_for_tests", None.NONE, this::execute);
    asking("drop_relation", None.NONE, this::drop);
    asking("truncate_relation", None.NONE, this::truncate);
    asking("rename_relation", None.NONE, this::rename);
    asking("create_schema", None.NONE, this::createSchema);
    asking("drop_schema", None.NONE, this::dropSchema);
    asking("expand_target_column_types", None.NONE, call -> None.NONE);
    asking(
        "commit",
        None.NONE,
        call -> {
          ask().commit();
          return None.NONE;
        });
    asking(
        "begin",
        None.NONE,
        call -> {
          ask().begin();
          return None.NONE;
        });
  }

  /** Grantees by privilege, from the rows (grantee, privilege) a database tells. */
  private static PyDict grants(Call call) {
    Object table = Signature.of("standardize_grants_dict", "grants_table").bind(call)[0];
    PyDict byPrivilege = new PyDict();
    if (table instanceof PyTable rows) {
      for (List<Object> row : rows.rows()) {
        String privilege = Texts.str(row.get(1)).toLowerCase(Locale.ROOT);
        if (byPrivilege.get(privilege) instanceof PyList grantees) {
          grantees.add(row.getFirst());
        } else {
          byPrivilege.put(privilege, PyList.of(row.getFirst()));
        }
      }
    }
    return byPrivilege;
  }

  private static String text(Call call, String method, String parameter) {
    return Arguments.text(Signature.of(method, parameter).bind(call)[0], method, parameter);
  }

  private Object quoteAsConfigured(Call call) {
    @Nullable Object[] args =
        Signature.of("quote_as_configured", "identifier", "quote_key").bind(call);
    String identifier = Arguments.text(args[0], "quote_as_configured", "identifier");
    boolean quoted =
        switch (Arguments.text(args[1], "quote_as_configured", "quote_key")) {
          case "database" -> rendering.quoting().database();
          case "schema" -> rendering.quoting().schema();
          default -> rendering.quoting().identifier();
        };
    return rendering.part(identifier, quoted);
  }

  private Object quoteSeedColumn(Call call) {
    @Nullable Object[] args =
        Signature.of("quote_seed_column", "column", "quote_config").bind(call);
    String column = Arguments.text(args[0], "quote_seed_column", "column");
    return Arguments.absent(args[1]) || Arguments.flag(args[1], true)
        ? dialect.quote(column)
        : column;
  }

  private static Object dispatch(Call call, MacroDispatch macros) {
    @Nullable Object[] args =
        Signature.of("dispatch", "macro_name", "macro_namespace?", "packages?").bind(call);
    return macros.dispatch(
        Arguments.text(args[0], "dispatch", "macro_name"),
        Arguments.absent(args[1])
            ? Optional.empty()
            : Optional.of(Arguments.text(args[1], "dispatch", "macro_namespace")));
  }

  private static Object strategyMacro(Call call, MacroDispatch macros) {
    @Nullable Object[] args =
        Signature.of("get_incremental_strategy_macro", "context", "strategy").bind(call);
    String strategy = Arguments.text(args[1], "get_incremental_strategy_macro", "strategy");
    return macros.find("get_incremental_" + strategy.replace("+", "_") + "_sql").orElse(None.NONE);
  }

  private static Optional<String> part(@Nullable Object argument) {
    return Arguments.absent(argument)
        ? Optional.empty()
        : Optional.of(Texts.str(argument == null ? "" : argument)).filter(p -> !p.isEmpty());
  }

  private static PyRelation relation(@Nullable Object argument, String method) {
    if (argument instanceof PyRelation relation) {
      return relation;
    }
    throw new RenderException(Fault.TYPE, method + "() takes a relation");
  }

  private static RelationName name(PyRelation relation, String method) {
    return relation
        .name()
        .orElseThrow(
            () -> new RenderException(Fault.VALUE, method + "(): the relation has no identifier"));
  }

  private PyRelation found(Relation relation) {
    return PyRelation.of(relation.name(), Optional.of(PyRelation.word(relation.kind())), rendering);
  }

  private Object getRelation(Call call) throws SqlFailure {
    @Nullable Object[] args =
        Signature.of("get_relation", "database", "schema", "identifier").bind(call);
    Optional<String> identifier = part(args[2]);
    if (identifier.isEmpty()) {
      return None.NONE;
    }
    RelationName name = new RelationName(part(args[0]), part(args[1]), identifier.get());
    Optional<Relation> relation = ask().relation(name);
    return relation.isPresent()
        ? found(relation.get()).withPath(name.database(), name.schema(), identifier)
        : None.NONE;
  }

  private PyList columns(PyRelation relation, String method) throws SqlFailure {
    return columnList(ask().columns(name(relation, method)));
  }

  private PyList columnList(List<Column> columns) {
    PyList list = new PyList();
    columns.forEach(column -> list.add(PyColumn.of(column, dialect)));
    return list;
  }

  private Object columnsInRelation(Call call) throws SqlFailure {
    String method = "get_columns_in_relation";
    return columns(relation(Signature.of(method, "relation").bind(call)[0], method), method);
  }

  private Object columnsOfQuery(Call call) throws SqlFailure {
    Object sql = Signature.of("get_column_schema_from_query", "sql").bind(call)[0];
    return columnList(ask().describe(Texts.str(sql == null ? "" : sql)));
  }

  private Object listRelations(Call call) throws SqlFailure {
    @Nullable Object[] args = Signature.of("list_relations", "database", "schema").bind(call);
    return relationList(part(args[0]), part(args[1]).orElse(""));
  }

  private Object listRelationsOf(Call call) throws SqlFailure {
    String method = "list_relations_without_caching";
    PyRelation schema = relation(Signature.of(method, "schema_relation").bind(call)[0], method);
    return relationList(schema.database(), schema.schema().orElse(""));
  }

  private PyList relationList(Optional<String> inDatabase, String schema) throws SqlFailure {
    PyList list = new PyList();
    ask().relations(inDatabase, schema).forEach(relation -> list.add(found(relation)));
    return list;
  }

  private Object listSchemas(Call call) throws SqlFailure {
    @Nullable Object[] args = Signature.of("list_schemas", "database").bind(call);
    return PyList.copyOf(ask().schemas(part(args[0])));
  }

  private Object schemaExists(Call call) throws SqlFailure {
    @Nullable Object[] args = Signature.of("check_schema_exists", "database", "schema").bind(call);
    String wanted = part(args[1]).orElse("");
    return ask().schemas(part(args[0])).stream().anyMatch(wanted::equalsIgnoreCase);
  }

  private Object alreadyExists(Call call) throws SqlFailure {
    @Nullable Object[] args = Signature.of("already_exists", "schema", "name").bind(call);
    Optional<String> identifier = part(args[1]);
    return identifier.isPresent()
        && ask()
            .relation(new RelationName(Optional.empty(), part(args[0]), identifier.get()))
            .isPresent();
  }

  private Object missingColumns(Call call) throws SqlFailure {
    String method = "get_missing_columns";
    @Nullable Object[] args = Signature.of(method, "from_relation", "to_relation").bind(call);
    List<Column> there = ask().columns(name(relation(args[1], method), method));
    PyList missing = new PyList();
    for (Column column : ask().columns(name(relation(args[0], method), method))) {
      if (there.stream().noneMatch(other -> other.name().equalsIgnoreCase(column.name()))) {
        missing.add(PyColumn.of(column, dialect));
      }
    }
    return missing;
  }

  private Object execute(Call call) throws SqlFailure {
    @Nullable Object[] args =
        Signature.of("execute", "sql", "auto_begin?", "fetch?", "limit?").bind(call);
    Object sql = args[0] == null ? "" : args[0];
    try {
      return execute(
          Texts.str(sql), Arguments.flag(args[1], false), Arguments.flag(args[2], false));
    } catch (SqlFailure failure) {
      throw SqlErrors.refused(failure, sql);
    }
  }

  private PyTuple execute(String sql, boolean autoBegin, boolean fetch) throws SqlFailure {
    if (autoBegin) {
      ask().begin();
    }
    if (fetch) {
      PyTable table = PyTable.of(ask().query(sql));
      return PyTuple.of(new PyResponse("OK", "OK", table.length()), table);
    }
    return PyTuple.of(new PyResponse("OK", "OK", ask().execute(sql)), PyTable.empty());
  }

  private Object drop(Call call) throws SqlFailure {
    PyRelation gone =
        relation(Signature.of("drop_relation", "relation").bind(call)[0], "drop_relation");
    ask().execute(dialect.drop(new Relation(name(gone, "drop_relation"), gone.kind())));
    return None.NONE;
  }

  private Object truncate(Call call) throws SqlFailure {
    String method = "truncate_relation";
    PyRelation emptied = relation(Signature.of(method, "relation").bind(call)[0], method);
    ask().execute("delete from " + emptied.render());
    return None.NONE;
  }

  private Object rename(Call call) throws SqlFailure {
    String method = "rename_relation";
    @Nullable Object[] args = Signature.of(method, "from_relation", "to_relation").bind(call);
    PyRelation from = relation(args[0], method);
    String to = name(relation(args[1], method), method).identifier();
    Optional<Relation> existing = ask().relation(name(from, method));
    ask()
        .execute(
            dialect.rename(existing.orElse(new Relation(name(from, method), from.kind())), to));
    return None.NONE;
  }

  private Object createSchema(Call call) throws SqlFailure {
    PyRelation schema =
        relation(Signature.of("create_schema", "relation").bind(call)[0], "create_schema");
    ask().execute(dialect.createSchema(schema.database(), schema.schema().orElse("")));
    return None.NONE;
  }

  private Object dropSchema(Call call) throws SqlFailure {
    String method = "drop_schema";
    PyRelation schema = relation(Signature.of(method, "relation").bind(call)[0], method);
    ask()
        .execute(
            "drop schema if exists "
                + schema.withInclude(new Quoting(true, true, false)).render()
                + " cascade");
    return None.NONE;
  }

  @Override
  public String typeName() {
    return "adapter";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return members.get(name);
  }

  @Override
  public Collection<String> attributeNames() {
    return members.keySet();
  }
}
