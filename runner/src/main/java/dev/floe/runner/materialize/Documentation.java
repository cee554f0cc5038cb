package dev.floe.runner.materialize;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.runner.RunCode;
import dev.floe.spi.Column;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code persist_docs}: descriptions kept in the database as comments. */
final class Documentation {

  private Documentation() {}

  /** Keeps them; what has no place to be kept is told. */
  static List<Diagnostic> persist(Build build) throws SqlFailure {
    Settings wanted = build.settings().map("persist_docs");
    if (!wanted.isOn("relation") && !wanted.isOn("columns")) {
      return List.of();
    }
    if (!(build.node() instanceof Node.Referable node)) {
      return List.of();
    }
    if (wanted.isOn("relation") && !node.info().description().isEmpty()) {
      comment(build, kind(node) + " " + build.targetSql(), node.info().description());
    }
    return wanted.isOn("columns") ? columns(build, node) : List.of();
  }

  private static String kind(Node.Referable node) {
    return switch (node instanceof Node.Model model ? model.materialization() : "") {
      case "view" -> "view";
      case "materialized_view" -> "materialized view";
      default -> "table";
    };
  }

  private static List<Diagnostic> columns(Build build, Node.Referable node) throws SqlFailure {
    Set<String> there =
        build.session().columns(build.target()).stream()
            .map(Column::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> missing = new ArrayList<>();
    for (NodeColumn column : node.columns().declared()) {
      Optional<String> name = existing(column.name(), there);
      if (name.isEmpty()) {
        missing.add(column.name());
      } else if (!column.description().isEmpty()) {
        comment(
            build,
            "column " + build.targetSql() + "." + build.quote(name.get()),
            column.description());
      }
    }
    return missing.isEmpty() ? List.of() : List.of(told(build, missing));
  }

  /** The column as the database spells it, which properties often do in another case. */
  private static Optional<String> existing(String declared, Set<String> there) {
    return there.contains(declared)
        ? Optional.of(declared)
        : there.stream().filter(declared::equalsIgnoreCase).findFirst();
  }

  private static Diagnostic told(Build build, List<String> missing) {
    return build
        .problem(
            RunCode.UNDOCUMENTABLE,
            build.node().info().name()
                + " has no column "
                + String.join(", ", missing)
                + " whose description could be kept")
        .withHelp("delete it from the properties, or correct its name");
  }

  private static void comment(Build build, String what, String text) throws SqlFailure {
    build
        .session()
        .execute("comment on " + what + " is " + build.session().dialect().literal(text));
  }
}
