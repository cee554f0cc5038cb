package dev.floe.dbt.render;

import dev.floe.artifacts.SqlText;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.NodeRuntime.NewRows;
import dev.floe.dbt.NodeRuntime.SnapshotSides;
import dev.floe.dbt.NodeRuntime.SnapshotStrategy;
import dev.floe.dbt.adapter.PyColumn;
import dev.floe.dbt.adapter.PyRelation;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.macro.MacroDefinition;
import dev.floe.dbt.macro.MacroLibrary;
import dev.floe.dbt.python.PlainPython;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.Texts;
import dev.floe.spi.Dialect;
import dev.floe.spi.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What projects and packages bring in the place of floe's own SQL: strategies and judgements. */
final class StrategyMacros {

  private final NodeRenderer nodes;
  private final MacroCall calls;

  StrategyMacros(NodeRenderer nodes) {
    this.nodes = nodes;
    this.calls = new MacroCall(nodes);
  }

  /** The macro, unless it is floe's own, which is carried out without templates. */
  Optional<MacroDefinition> find(ResourceNode node, String strategy) {
    return named(
        node, "get_incremental_" + strategy.toLowerCase(Locale.ROOT).replace('+', '_') + "_sql");
  }

  /** A macro of the project or of a package, whichever of them has it. */
  private Optional<MacroDefinition> named(ResourceNode node, String name) {
    MacroLibrary library = nodes.workshop().templates().library();
    return library
        .find(node.identity().packageName(), name)
        .or(() ->
            library.packages().stream()
                .flatMap(where -> library.findIn(where, name).stream())
                .findFirst())
        .filter(macro -> !library.isInternal(macro.packageName()));
  }

  /** The SQL the macro returns or writes. */
  Result<SqlText> sql(ResourceNode node, NewRows rows, Session session) {
    MacroDefinition macro = find(node, rows.strategy()).orElseThrow();
    Map<String, Object> names = new Variation(rows.batch()).names(nodes.manifest(), node);
    return calls
        .call(macro, node, session, names, arguments(node, rows))
        .map(StrategyMacros::written);
  }

  /** The macro {@code snapshot_<strategy>_strategy}; a package may be named before it. */
  Optional<Result<SnapshotStrategy>> snapshot(
      ResourceNode node, SnapshotSides sides, Session session) {
    String strategy = node.config().text("strategy").orElse("");
    int dot = strategy.indexOf('.');
    String name = "snapshot_" + strategy.substring(dot + 1) + "_strategy";
    Optional<MacroDefinition> macro =
        dot < 0
            ? named(node, name)
            : nodes.workshop().templates().library().findIn(strategy.substring(0, dot), name);
    return macro.map(found ->
        calls
            .call(
                found,
                node,
                session,
                Map.of(),
                PlainPython.dict(nodes.manifest().node(node.uniqueId())),
                sides.kept(),
                sides.seen(),
                PlainPython.dict(node.config().plain()),
                sides.exists())
            .then(returned -> strategy(returned, found, node)));
  }

  private static Result<SnapshotStrategy> strategy(
      Object returned, MacroDefinition macro, ResourceNode node) {
    if (returned instanceof PyDict dict
        && dict.get("unique_key") != null
        && dict.get("row_changed") != null
        && dict.get("updated_at") != null
        && dict.get("scd_id") != null) {
      return Result.ok(
          new SnapshotStrategy(
              PlainValues.texts(PlainPython.plain(dict.get("unique_key"))),
              text(dict, "updated_at"),
              text(dict, "row_changed"),
              text(dict, "scd_id")));
    }
    return Result.failed(
        Diagnostic.at(
                DbtCode.BAD_STRATEGY,
                macro.span(),
                macro.name() + " must return unique_key, updated_at, row_changed and scd_id")
            .about(node.uniqueId())
            .withHelp("let it end with {% do return({'unique_key': …, 'updated_at': …, …}) %}"));
  }

  private static String text(PyDict dict, String key) {
    Object value = dict.get(key);
    return value == null ? "" : Texts.str(value).strip();
  }

  /** A project's own {@code get_test_sql}, or what its dispatch would find before floe's. */
  Optional<Result<SqlText>> test(ResourceNode node, TestCounting counting, Session session) {
    List<String> names = new ArrayList<>(List.of("get_test_sql"));
    nodes.workshop().dispatcher().adapters().forEach(one -> names.add(one + "__get_test_sql"));
    names.add("default__get_test_sql");
    return names.stream()
        .flatMap(name -> named(node, name).stream())
        .findFirst()
        .map(macro ->
            calls
                .call(
                    macro,
                    node,
                    session,
                    Map.of(),
                    counting.failing(),
                    counting.failCalc(),
                    counting.warnIf(),
                    counting.errorIf(),
                    counting.limit().<Object>map(limit -> limit).orElse(None.NONE))
                .map(StrategyMacros::written));
  }

  private static SqlText written(Object returned) {
    return SqlText.unmapped(Texts.str(returned));
  }

  /** What the macro of a test is called with. */
  record TestCounting(
      String failing, String failCalc, String warnIf, String errorIf, Optional<Long> limit) {}

  private PyDict arguments(ResourceNode node, NewRows rows) {
    Dialect dialect = nodes.workshop().relations().dialect();
    PyList columns = new PyList();
    rows.columns().forEach(column -> columns.add(PyColumn.of(column, dialect)));
    Map<String, @Nullable Object> config = node.config().plain();
    Object older = config.get("predicates");
    PyDict arguments = new PyDict();
    arguments.put("target_relation", RelationValues.of(node, nodes.workshop().names()));
    arguments.put(
        "temp_relation",
        PyRelation.of(rows.source(), Optional.of("table"), nodes.workshop().relations()));
    arguments.put("unique_key", PlainPython.of(config.get("unique_key")));
    arguments.put("dest_columns", columns);
    List<@Nullable Object> predicates =
        PlainValues.list(older == null ? config.get("incremental_predicates") : older);
    arguments.put(
        "incremental_predicates", predicates.isEmpty() ? None.NONE : PlainPython.list(predicates));
    return arguments;
  }
}
