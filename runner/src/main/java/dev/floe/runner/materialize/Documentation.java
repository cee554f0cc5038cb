package dev.floe.runner.materialize;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.spi.Column;
import dev.floe.spi.SqlFailure;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code persist_docs}: descriptions kept in the database as comments. */
final class Documentation {

  private Documentation() {}

  static void persist(Build build) throws SqlFailure {
    Settings wanted = build.settings().map("persist_docs");
    if (!wanted.isOn("relation") && !wanted.isOn("columns")) {
      return;
    }
    if (!(build.node() instanceof Node.Referable node)) {
      return;
    }
    if (wanted.isOn("relation") && !node.info().description().isEmpty()) {
      comment(build, kind(node) + " " + build.targetSql(), node.info().description());
    }
    if (wanted.isOn("columns")) {
      columns(build, node);
    }
  }

  private static String kind(Node.Referable node) {
    return switch (node instanceof Node.Model model ? model.materialization() : "") {
      case "view" -> "view";
      case "materialized_view" -> "materialized view";
      default -> "table";
    };
  }

  private static void columns(Build build, Node.Referable node) throws SqlFailure {
    Set<String> there =
        build.session().columns(build.target()).stream()
            .map(Column::name)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    for (NodeColumn column : node.columns().declared()) {
      if (!column.description().isEmpty()
          && there.contains(column.name().toLowerCase(Locale.ROOT))) {
        comment(
            build,
            "column " + build.targetSql() + "." + build.quote(column.name()),
            column.description());
      }
    }
  }

  private static void comment(Build build, String what, String text) throws SqlFailure {
    build
        .session()
        .execute("comment on " + what + " is " + build.session().dialect().literal(text));
  }
}
