package dev.floe.dbt.render;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.adapter.PyRelation;
import dev.floe.dbt.adapter.RelationRendering;
import dev.floe.dbt.config.NodeConfig;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.QuotedNames;
import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.References;
import dev.floe.dbt.graph.Resolution;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.SourceCall;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.diagnostics.Suggestion;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Call;
import dev.floe.spi.RelationName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** References of a node that is compiled or executed: the relations they mean. */
final class ResolvingReferences implements ReferenceFunctions {

  private final ProjectGraph graph;
  private final References references;
  private final RelationRendering rendering;
  private final QuotedNames names;
  private final Optional<ResourceNode> node;
  private final String packageName;
  private final boolean withoutRows;
  private final Variation variation;
  private final Perspective perspective;
  private final Set<String> ephemerals = new LinkedHashSet<>();

  /**
   * @param node whose references these are; absent for an operation, which may refer to anything
   * @param withoutRows whether no rows of what is referred to are read
   * @param variation which events of what is referred to are read
   * @param perspective where what is referred to is read
   */
  ResolvingReferences(
      ProjectGraph graph,
      References references,
      RelationRendering rendering,
      QuotedNames names,
      Optional<ResourceNode> node,
      String packageName,
      boolean withoutRows,
      Variation variation,
      Perspective perspective) {
    this.perspective = perspective;
    this.withoutRows = withoutRows;
    this.variation = variation;
    this.graph = graph;
    this.references = references;
    this.rendering = rendering;
    this.names = names;
    this.node = node;
    this.packageName = packageName;
  }

  /** Unique ids of the ephemeral models that were referred to, in the order of first use. */
  List<String> ephemerals() {
    return List.copyOf(ephemerals);
  }

  @Override
  public Object ref(Call call) {
    RefCall ref = ReferenceArguments.ref(call);
    String id = found(references.ref(ref, packageName), "ref('" + ref.name() + "')", ref.name());
    requireForeseen(id, "ref('" + ref.name() + "')");
    Optional<SourceTable> port = graph.source(id);
    if (port.isPresent()) {
      return RelationValues.of(port.get(), names);
    }
    ResourceNode target = graph.node(id).orElseThrow();
    RelationName elsewhere = perspective.deferred().get(id);
    if (elsewhere != null) {
      return read(PyRelation.of(elsewhere, Optional.empty(), rendering), target.config());
    }
    if (target.materialization().equals("ephemeral")) {
      ephemerals.add(id);
      PyRelation cte = PyRelation.ephemeral(target.placement().alias(), rendering);
      return withoutRows ? cte.withFilter(new PyRelation.RowFilter(Optional.empty())) : cte;
    }
    return read(RelationValues.of(target, names), target.config());
  }

  @Override
  public Object source(Call call) {
    SourceCall source = ReferenceArguments.source(call);
    String written = "source('" + source.source() + "', '" + source.table() + "')";
    String id =
        found(
            references.source(source, packageName),
            written,
            source.source() + "." + source.table());
    // A source is there before anything runs: unlike a ref it need not have been seen by parsing.
    SourceTable table = graph.source(id).orElseThrow();
    return read(RelationValues.of(table, names), table.config());
  }

  /** With {@code --empty}, nothing is read of what a node refers to. */
  private PyRelation read(PyRelation relation, NodeConfig config) {
    if (withoutRows) {
      return relation.withFilter(new PyRelation.RowFilter(Optional.empty()));
    }
    return variation
        .condition(config.text("event_time"))
        .or(() -> sampled(config))
        .map(events -> relation.withFilter(new PyRelation.RowFilter(Optional.of(events))))
        .orElse(relation);
  }

  private Optional<String> sampled(NodeConfig config) {
    return perspective
        .sample()
        .flatMap(window -> Variation.within(config.text("event_time"), window));
  }

  private static String found(Resolution resolution, String written, String name) {
    return switch (resolution) {
      case Resolution.Found found -> found.uniqueId();
      case Resolution.Disabled disabled ->
          throw new RenderException(
              DbtCode.UNRESOLVED,
              written + " leads to " + disabled.uniqueId() + ", which is disabled");
      case Resolution.Missing missing ->
          throw new RenderException(DbtCode.UNRESOLVED, written + " leads nowhere")
              .withHelp(Suggestion.help(name, missing.known()));
      case Resolution.Ambiguous ambiguous ->
          throw new RenderException(DbtCode.UNRESOLVED, written + " fits nodes of several packages")
              .withHelp("name the package: one of " + String.join(", ", ambiguous.uniqueIds()));
    };
  }

  /** What parsing did not see is missing in the graph: it might not be built yet. */
  private void requireForeseen(String id, String written) {
    if (node.isPresent()
        && !node.get().dependencies().nodes().contains(id)
        && !id.equals(node.get().uniqueId())) {
      throw new RenderException(
              DbtCode.UNFORESEEN_REF, written + " appears only when the node is executed")
          .withHelp("name it in a comment of the file: -- depends_on: {{ " + written + " }}");
    }
  }

  @Override
  public Object metric(Call call) {
    throw new RenderException(DbtCode.NOT_IN_THIS_PHASE, "metric() cannot be used in SQL")
        .withHelp("query a metric through the semantic layer");
  }

  @Override
  public Object function(Call call) {
    RefCall function = ReferenceArguments.function(call);
    String written = "function('" + function.name() + "')";
    String id = found(references.function(function, packageName), written, function.name());
    requireForeseen(id, written);
    RelationName elsewhere = perspective.deferred().get(id);
    return elsewhere == null
        ? RelationValues.of(graph.node(id).orElseThrow(), names)
        : PyRelation.of(elsewhere, Optional.empty(), rendering);
  }
}
