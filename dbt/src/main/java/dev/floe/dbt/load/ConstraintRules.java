package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.CallText;
import dev.floe.dbt.graph.ColumnProperties;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.NodeProperties;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What constraints of a model must be, whatever the engine makes of them. */
final class ConstraintRules {

  /** What may happen to the columns of an incremental model that has a contract. */
  private static final Set<String> KEPT_BY = Set.of("append_new_columns", "fail");

  /** The materializations that make tables with constraints. */
  private static final Set<String> ENFORCING = Set.of("table", "incremental");

  private ConstraintRules() {}

  /** What is wrong with them. */
  static List<Diagnostic> check(ResourceNode node) {
    if (!(node.detail() instanceof NodeDetail.Model)) {
      return List.of();
    }
    List<Diagnostic> found = new ArrayList<>();
    NodeProperties properties = node.properties();
    foreignKeys(node, properties.constraints(), found);
    properties.columns().forEach(column -> foreignKeys(node, column.constraints(), found));
    if (Boolean.TRUE.equals(node.config().map("contract").get("enforced"))) {
      contract(node, found);
      primaryKey(node, found);
      idle(node).ifPresent(found::add);
    }
    return found;
  }

  /** What a contract needs that is known before the run. */
  private static void contract(ResourceNode node, List<Diagnostic> found) {
    String model = "model '" + node.identity().name() + "'";
    boolean described = node.properties().declaredAt().isPresent();
    if (described && node.properties().columns().isEmpty()) {
      found.add(
          wrong(
              node,
              model + " enforces its contract, and its properties name no columns",
              "list its columns, each with a data_type"));
    }
    String change = node.config().text("on_schema_change").orElse("ignore");
    if (node.materialization().equals("incremental") && !KEPT_BY.contains(change)) {
      found.add(
          wrong(
              node,
              model + " enforces its contract, which on_schema_change: " + change + " may break",
              "set on_schema_change to append_new_columns or fail"));
    }
  }

  private static void foreignKeys(
      ResourceNode node, List<Map<String, @Nullable Object>> constraints, List<Diagnostic> found) {
    for (Map<String, @Nullable Object> constraint : constraints) {
      String to = PlainValues.text(constraint.get("to"), "");
      if (is("foreign_key", constraint) && !to.isEmpty() && !isCall(to, place(node))) {
        found.add(
            wrong(
                node,
                "the foreign key of '"
                    + node.identity().name()
                    + "' refers to '"
                    + to
                    + "', which is neither ref() nor source()",
                "write to: ref('"
                    + to
                    + "'), or give the SQL behind 'references' as 'expression'"));
      }
    }
  }

  private static boolean isCall(String to, Span place) {
    return CallText.ref(to, place).isPresent() || CallText.source(to, place).isPresent();
  }

  private static void primaryKey(ResourceNode node, List<Diagnostic> found) {
    List<String> columns =
        node.properties().columns().stream()
            .filter(ConstraintRules::has)
            .map(ColumnProperties::name)
            .toList();
    boolean ofModel =
        node.properties().constraints().stream()
            .anyMatch(constraint -> is("primary_key", constraint));
    String model = "model '" + node.identity().name() + "'";
    if (columns.size() > 1) {
      found.add(
          wrong(
              node,
              model
                  + " has a primary key on each of "
                  + columns.size()
                  + " columns: "
                  + String.join(", ", columns),
              "one key of several columns belongs to the model: constraints: [{type: primary_key,"
                  + " columns: ["
                  + String.join(", ", columns)
                  + "]}]"));
    }
    if (ofModel && !columns.isEmpty()) {
      found.add(
          wrong(
              node,
              model + " has a primary key of its own and one of its column " + columns.getFirst(),
              "keep one of them"));
    }
  }

  /** Constraints of what is no table; who knows that says {@code warn_unsupported: false}. */
  private static Optional<Diagnostic> idle(ResourceNode node) {
    boolean told =
        Stream.concat(
                node.properties().constraints().stream(),
                node.properties().columns().stream()
                    .flatMap(column -> column.constraints().stream()))
            .anyMatch(constraint -> !Boolean.FALSE.equals(constraint.get("warn_unsupported")));
    return told && !ENFORCING.contains(node.materialization())
        ? Optional.of(
            Diagnostic.at(
                    DbtCode.IDLE_CONSTRAINT,
                    place(node),
                    "Constraint types are not supported for "
                        + node.materialization()
                        + " materializations: those of '"
                        + node.identity().name()
                        + "' do nothing")
                .about(node.uniqueId())
                .withHelp("make it a table, or give its constraints warn_unsupported: false"))
        : Optional.empty();
  }

  private static boolean has(ColumnProperties column) {
    return column.constraints().stream().anyMatch(constraint -> is("primary_key", constraint));
  }

  private static boolean is(String type, Map<String, ? extends @Nullable Object> constraint) {
    return type.equals(constraint.get("type"));
  }

  private static Span place(ResourceNode node) {
    return node.properties().declaredAt().orElse(node.template().span());
  }

  private static Diagnostic wrong(ResourceNode node, String message, String help) {
    return Diagnostic.at(DbtCode.BAD_PROPERTIES, place(node), message)
        .about(node.uniqueId())
        .withHelp(help);
  }
}
