package dev.floe.dbt.render;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.macro.MacroDefinition;
import dev.floe.dbt.macro.MacroLibrary;
import dev.floe.dbt.python.PlainPython;
import dev.floe.diagnostics.Result;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.Texts;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The view without a version in its name that stands for the latest version of a model. */
final class LatestVersionPointer {

  private static final String KEY = "latest_version_pointer";

  private final NodeRenderer nodes;
  private final MacroCall macros;

  LatestVersionPointer(NodeRenderer nodes) {
    this.nodes = nodes;
    this.macros = new MacroCall(nodes);
  }

  /** Its name, if the model is one that has it. */
  Result<Optional<RelationName>> of(ResourceNode node, Session session) {
    Map<String, @Nullable Object> config = PlainValues.mapping(node.config().get(KEY).orElse(null));
    boolean latest =
        node.detail() instanceof NodeDetail.Model model
            && model.version().isPresent()
            && model.version().equals(model.latestVersion());
    if (!latest || !isWanted(node, config)) {
      return Result.ok(Optional.empty());
    }
    Object alias = config.get("alias");
    MacroLibrary library = nodes.workshop().templates().library();
    MacroDefinition macro =
        library
            .find(
                nodes.workshop().settings().rootProject(), "generate_latest_version_pointer_alias")
            .orElseThrow();
    return macros
        .call(
            macro,
            node,
            session,
            Map.of(),
            alias == null ? None.NONE : String.valueOf(alias),
            PlainPython.dict(nodes.manifest().node(node.uniqueId())))
        .map(name -> Optional.of(beside(node, Texts.str(name).strip())));
  }

  /** Said by the model, in a word or in a mapping, or else by a flag for all models. */
  private boolean isWanted(ResourceNode node, Map<String, @Nullable Object> config) {
    Object said = node.config().get(KEY).orElse(null);
    Object own = said instanceof Boolean ? said : config.get("enabled");
    Object flag =
        nodes.workshop().invocation().flags().get("LATEST_VERSION_POINTER_ENABLED_BY_DEFAULT");
    return Boolean.TRUE.equals(own == null ? flag : own);
  }

  private static RelationName beside(ResourceNode node, String identifier) {
    RelationName own = node.placement().relation();
    return new RelationName(own.database(), own.schema(), identifier);
  }
}
