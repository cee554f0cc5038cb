package dev.floe.dbt.render;

import dev.floe.artifacts.SqlText;
import dev.floe.dbt.NodeRuntime.NewRows;
import dev.floe.dbt.adapter.PyColumn;
import dev.floe.dbt.adapter.PyRelation;
import dev.floe.dbt.adapter.SessionIntrospector;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.context.Phase;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.macro.MacroDefinition;
import dev.floe.dbt.macro.MacroLibrary;
import dev.floe.dbt.python.PlainPython;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.jinja.error.RenderException;
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

/** Incremental strategies that projects and packages bring: {@code get_incremental_<x>_sql}. */
final class StrategyMacros {

  private final NodeRenderer nodes;

  StrategyMacros(NodeRenderer nodes) {
    this.nodes = nodes;
  }

  /** The macro, unless it is floe's own, which is carried out without templates. */
  Optional<MacroDefinition> find(ResourceNode node, String strategy) {
    MacroLibrary library = nodes.workshop().templates().library();
    String name = "get_incremental_" + strategy.toLowerCase(Locale.ROOT).replace('+', '_') + "_sql";
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
    List<Diagnostic> found = new ArrayList<>();
    Map<String, Object> names = new Variation(rows.batch()).names(nodes.manifest(), node);
    Workshop.Bench bench =
        nodes.bench(
            node,
            Phase.EXECUTE,
            SessionIntrospector.reading(session),
            nodes.resolving(Optional.of(node), node.identity().packageName()),
            found,
            names);
    try {
      Object written =
          nodes
              .workshop()
              .templates()
              .call(macro, bench.context(), List.of(arguments(node, rows)), Map.of());
      return Result.of(SqlText.unmapped(Texts.str(written)), found);
    } catch (RenderException refused) {
      found.add(Places.diagnostic(refused, node.template(), node.uniqueId()));
      return Result.failed(found);
    }
  }

  private PyDict arguments(ResourceNode node, NewRows rows) {
    Dialect dialect = nodes.workshop().relations().dialect();
    PyList columns = new PyList();
    rows.columns().forEach(column -> columns.add(PyColumn.of(column, dialect)));
    Map<String, @Nullable Object> config = node.config().plain();
    Object older = config.get("predicates");
    PyDict arguments = new PyDict();
    arguments.put("target_relation", RelationValues.of(node, nodes.workshop().relations()));
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
