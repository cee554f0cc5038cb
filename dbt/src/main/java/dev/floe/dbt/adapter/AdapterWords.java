package dev.floe.dbt.adapter;

import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.spi.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the adapter knows without a database: names, quotes, macros, and dbt's fixed answers. */
final class AdapterWords {

  private final Dialect dialect;
  private final RelationRendering rendering;

  AdapterWords(RelationRendering rendering) {
    this.dialect = rendering.dialect();
    this.rendering = rendering;
  }

  /** Adds its methods. */
  void addTo(AdapterMethods methods, MacroDispatch macros) {
    methods.pure("type", call -> dialect.name());
    methods.pure(
        "quote", call -> dialect.quote(AdapterArguments.text(call, "quote", "identifier")));
    methods.pure("quote_as_configured", this::quoteAsConfigured);
    methods.pure("quote_seed_column", this::quoteSeedColumn);
    methods.pure("dispatch", call -> dispatch(call, macros));
    methods.pure("get_incremental_strategy_macro", call -> strategyMacro(call, macros));
    methods.pure(
        "valid_incremental_strategies",
        call -> PyList.of("append", "delete+insert", "merge", "microbatch"));
    methods.pure("render_raw_columns_constraints", call -> ConstraintDdl.columns(call, dialect));
    methods.pure("render_raw_model_constraints", call -> ConstraintDdl.model(call));
    methods.pure("convert_type", call -> dialect.textType());
    methods.pure("standardize_grants_dict", call -> grants(call));
    methods.pure("cache_added", call -> "");
    methods.pure("cache_dropped", call -> "");
    methods.pure("cache_renamed", call -> "");
    methods.pure("nice_connection_name", call -> "master");
    methods.pure("get_binding_char", call -> "?");
    methods.pure("build_catalog_relation", call -> None.NONE);
    methods.pure("get_pseudocolumns_for_relation", call -> new PyList());
    methods.pure("external_root", call -> ".");
    methods.pure("is_motherduck", call -> false);
    methods.pure("is_ducklake", call -> false);
    methods.pure("disable_transactions", call -> false);
    methods.pure(
        "warn_once",
        call -> {
          macros.warn(AdapterArguments.text(call, "warn_once", "msg"), call);
          return "";
        });
    methods.put("behavior", new BehaviorFlags());
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
}
