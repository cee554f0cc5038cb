package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.properties.NodePatch;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A property file that switches a node on where several of that name are off: which one? */
final class EnabledTwins {

  private EnabledTwins() {}

  /**
   * What cannot be told.
   *
   * @param patches what property files say of nodes of that type
   * @param nodes those that are switched on
   * @param disabled those that are not
   */
  static List<Diagnostic> check(
      List<NodePatch> patches,
      ResourceType type,
      Collection<ResourceNode> nodes,
      List<ResourceNode> disabled) {
    List<Diagnostic> found = new ArrayList<>();
    for (NodePatch patch : patches) {
      if (switchesOn(patch) && nodes.stream().noneMatch(node -> isOf(patch, type, node))) {
        List<Identity> twins =
            disabled.stream()
                .filter(node -> isOf(patch, type, node))
                .map(ResourceNode::identity)
                .toList();
        if (twins.size() > 1) {
          found.add(ambiguous(patch, type, twins));
        }
      }
    }
    return found;
  }

  private static boolean switchesOn(NodePatch patch) {
    return patch.config().settings().stream()
        .anyMatch(one -> one.key().equals("enabled") && Boolean.TRUE.equals(one.value()));
  }

  private static boolean isOf(NodePatch patch, ResourceType type, ResourceNode node) {
    Identity identity = node.identity();
    return identity.type() == type
        && identity.name().equals(patch.entry().name())
        && identity.packageName().equals(patch.entry().file().packageName());
  }

  private static Diagnostic ambiguous(NodePatch patch, ResourceType type, List<Identity> twins) {
    Diagnostic ambiguous =
        Diagnostic.at(
                DbtCode.DUPLICATE_RESOURCE,
                patch.entry().span(),
                "Found "
                    + twins.size()
                    + " matching disabled nodes for "
                    + type.word()
                    + " '"
                    + patch.entry().name()
                    + "': which of them is switched on here?")
            .withHelp("switch one of them on in its own file, or in dbt_project.yml by its folder");
    for (Identity twin : twins) {
      ambiguous = ambiguous.withNote(Note.at("one of them", Span.file(twin.file())));
    }
    return ambiguous;
  }
}
