package dev.floe.dbt.adapter;

import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.spi.Dialect;
import dev.floe.spi.Relation;
import dev.floe.spi.SqlFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What templates do in the database: statements, and what becomes of relations and schemas. */
final class AdapterChanges {

  private final Dialect dialect;
  private final Optional<Introspector> database;

  AdapterChanges(Dialect dialect, Optional<Introspector> database) {
    this.dialect = dialect;
    this.database = database;
  }

  /** Adds its methods. */
  void addTo(AdapterMethods methods) {
    methods.asking("execute", PyTuple.of("", PyTable.empty()), this::execute);
    methods.asking("add_query", PyTuple.of(None.NONE, None.NONE), this::execute);
    methods.asking("run_sql_for_tests", None.NONE, this::execute);
    methods.asking("drop_relation", None.NONE, this::drop);
    methods.asking("truncate_relation", None.NONE, this::truncate);
    methods.asking("rename_relation", None.NONE, this::rename);
    methods.asking("create_schema", None.NONE, this::createSchema);
    methods.asking("drop_schema", None.NONE, this::dropSchema);
    methods.asking("expand_target_column_types", None.NONE, call -> None.NONE);
    methods.asking(
        "commit",
        None.NONE,
        call -> {
          ask().commit();
          return None.NONE;
        });
    methods.asking(
        "begin",
        None.NONE,
        call -> {
          ask().begin();
          return None.NONE;
        });
  }

  private Introspector ask() {
    return database.orElseThrow(() -> new IllegalStateException("nothing is asked while parsing"));
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
        AdapterArguments.relation(
            Signature.of("drop_relation", "relation").bind(call)[0], "drop_relation");
    ask()
        .execute(
            dialect.drop(new Relation(AdapterArguments.name(gone, "drop_relation"), gone.kind())));
    return None.NONE;
  }

  private Object truncate(Call call) throws SqlFailure {
    String method = "truncate_relation";
    PyRelation emptied =
        AdapterArguments.relation(Signature.of(method, "relation").bind(call)[0], method);
    ask().execute("delete from " + emptied.render());
    return None.NONE;
  }

  private Object rename(Call call) throws SqlFailure {
    String method = "rename_relation";
    @Nullable Object[] args = Signature.of(method, "from_relation", "to_relation").bind(call);
    PyRelation from = AdapterArguments.relation(args[0], method);
    String to =
        AdapterArguments.name(AdapterArguments.relation(args[1], method), method).identifier();
    Optional<Relation> existing = ask().relation(AdapterArguments.name(from, method));
    ask()
        .execute(
            dialect.rename(
                existing.orElse(new Relation(AdapterArguments.name(from, method), from.kind())),
                to));
    return None.NONE;
  }

  private Object createSchema(Call call) throws SqlFailure {
    PyRelation schema =
        AdapterArguments.relation(
            Signature.of("create_schema", "relation").bind(call)[0], "create_schema");
    ask().execute(dialect.createSchema(schema.database(), schema.schema().orElse("")));
    return None.NONE;
  }

  private Object dropSchema(Call call) throws SqlFailure {
    String method = "drop_schema";
    PyRelation schema =
        AdapterArguments.relation(Signature.of(method, "relation").bind(call)[0], method);
    ask()
        .execute(
            "drop schema if exists "
                + schema.withInclude(new Quoting(true, true, false)).render()
                + " cascade");
    return None.NONE;
  }
}
