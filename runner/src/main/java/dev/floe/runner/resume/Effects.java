package dev.floe.runner.resume;

import dev.floe.artifacts.Node;
import dev.floe.dbt.NodeRuntime;
import dev.floe.dbt.NodeRuntime.Hook;
import dev.floe.dbt.NodeRuntime.HookPosition;
import dev.floe.runner.batch.Microbatch;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What doing a node leaves in the database, as far as doing it again is concerned. */
public record Effects(NodeRuntime runtime) {

  private static final Set<String> REPLACING =
      Set.of("table", "view", "materialized_view", "external", "ephemeral");

  /**
   * Whether doing a node a second time, over what the first time left, gives what doing it once
   * gives. What adds rows to what is there does not, and of hooks nothing is known.
   */
  boolean areRepeatable(Node node) {
    return switch (node) {
      case Node.Source _, Node.Test _, Node.UnitTest _ -> true;
      case Node.Seed seed -> hooks(seed).isEmpty();
      case Node.Snapshot _ -> false;
      case Node.Model model ->
          REPLACING.contains(model.materialization().toLowerCase(Locale.ROOT))
              && !runtime.hasOwnMaterialization(model)
              && hooks(model).isEmpty();
    };
  }

  /** Whether a node that failed leaves everything as it was. */
  public boolean areAtomic(Node node) {
    return switch (node) {
      case Node.Source _, Node.Test _, Node.UnitTest _ -> true;
      case Node.Seed _, Node.Snapshot _ -> inOneTransaction(node);
      case Node.Model model -> !Microbatch.is(model) && inOneTransaction(model);
    };
  }

  private boolean inOneTransaction(Node node) {
    return !runtime.hasOwnMaterialization(node)
        && hooks(node).stream().allMatch(Hook::inTransaction);
  }

  private List<Hook> hooks(Node node) {
    return Stream.concat(
            runtime.hooks(node, HookPosition.BEFORE).stream(),
            runtime.hooks(node, HookPosition.AFTER).stream())
        .toList();
  }
}
