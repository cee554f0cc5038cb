package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Finds nodes that would write the same relation, or answer to the same name. */
final class Collisions {

  private final Consumer<Diagnostic> sink;
  private final Map<String, ResourceNode> relations = new HashMap<>();
  private final Map<String, ResourceNode> names = new HashMap<>();

  Collisions(Consumer<Diagnostic> sink) {
    this.sink = sink;
  }

  void report(Collection<ResourceNode> nodes) {
    for (ResourceNode node : nodes) {
      if (isReferable(node.detail())) {
        checkName(node);
        if (!node.materialization().equals("ephemeral")) {
          checkRelation(node);
        }
      }
    }
  }

  private static boolean isReferable(NodeDetail detail) {
    return detail instanceof NodeDetail.Model
        || detail instanceof NodeDetail.Seed
        || detail instanceof NodeDetail.Snapshot;
  }

  private void checkName(ResourceNode node) {
    boolean versioned =
        node.detail() instanceof NodeDetail.Model model && model.version().isPresent();
    if (versioned) {
      return;
    }
    String key = node.identity().packageName() + "." + node.identity().name();
    ResourceNode other = names.putIfAbsent(key, node);
    if (other != null) {
      report(
          DbtCode.DUPLICATE_RESOURCE,
          node,
          other,
          "'" + node.identity().name() + "' is the name of two resources that ref could mean");
    }
  }

  private void checkRelation(ResourceNode node) {
    String key = node.placement().relation().toString();
    ResourceNode other = relations.putIfAbsent(key, node);
    if (other != null) {
      report(
          DbtCode.DUPLICATE_RELATION,
          node,
          other,
          node.uniqueId() + " and " + other.uniqueId() + " both write " + key);
    }
  }

  private void report(DbtCode code, ResourceNode node, ResourceNode other, String message) {
    sink.accept(
        Diagnostic.at(code, Span.file(node.identity().file()), message)
            .about(node.uniqueId())
            .withNote(Note.at("the other one", Span.file(other.identity().file())))
            .withHelp("rename one of them, or give it another alias or schema"));
  }
}
