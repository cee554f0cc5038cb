package dev.floe.dbt.render;

import dev.floe.dbt.adapter.SessionIntrospector;
import dev.floe.dbt.context.Phase;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.macro.MacroDefinition;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.jinja.error.RenderException;
import dev.floe.spi.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls a macro for a node while that runs. */
final class MacroCall {

  private final NodeRenderer nodes;

  MacroCall(NodeRenderer nodes) {
    this.nodes = nodes;
  }

  /**
   * What the macro returns or writes.
   *
   * @param names what it sees besides the node's own context
   */
  Result<Object> call(
      MacroDefinition macro,
      ResourceNode node,
      Session session,
      Map<String, Object> names,
      Object... arguments) {
    List<Diagnostic> found = new ArrayList<>();
    Workshop.Bench bench =
        nodes.bench(
            node,
            Phase.EXECUTE,
            SessionIntrospector.reading(session),
            nodes.resolving(Optional.of(node), node.identity().packageName()),
            found,
            new HashMap<>(names));
    try {
      return Result.of(
          nodes.workshop().templates().call(macro, bench.context(), List.of(arguments), Map.of()),
          found);
    } catch (RenderException refused) {
      found.add(Places.diagnostic(refused, node.template(), node.uniqueId()));
      return Result.failed(found);
    }
  }
}
