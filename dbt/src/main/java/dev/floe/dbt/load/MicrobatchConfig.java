package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** What a model must say if it is to be made batch by batch. */
final class MicrobatchConfig {

  private static final List<String> SIZES = List.of("hour", "day", "month", "year");

  private static final String MOMENT = "\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}.*)?";

  private MicrobatchConfig() {}

  /** What is missing of it. */
  static List<Diagnostic> check(ResourceNode node) {
    if (!(node.detail() instanceof NodeDetail.Model)
        || !node.materialization().equals("incremental")
        || !node.config().text("incremental_strategy").orElse("").equals("microbatch")) {
      return List.of();
    }
    List<Diagnostic> found = new ArrayList<>();
    if (node.config().get("event_time").filter(String.class::isInstance).isEmpty()) {
      found.add(missing(node, "an 'event_time' (string)", "event_time: happened_at"));
    }
    if (node.config().text("begin").filter(text -> text.matches(MOMENT)).isEmpty()) {
      found.add(missing(node, "a 'begin' (datetime)", "begin: '2026-01-01'"));
    }
    if (!SIZES.contains(node.config().text("batch_size").orElse(""))) {
      found.add(missing(node, "a 'batch_size' (one of hour, day, month, year)", "batch_size: day"));
    }
    return found;
  }

  private static Diagnostic missing(ResourceNode node, String what, String example) {
    return Diagnostic.at(
            DbtCode.BAD_CONFIG,
            node.template().span(),
            "Microbatch model '" + node.identity().name() + "' must provide " + what + " config")
        .about(node.uniqueId())
        .withHelp("for example " + example);
  }
}
