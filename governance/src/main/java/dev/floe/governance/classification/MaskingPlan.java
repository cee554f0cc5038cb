package dev.floe.governance.classification;

import dev.floe.artifacts.MaskStyle;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.governance.Subject;
import dev.floe.manifest.inherit.Platform;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Use;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What must be masked where data enters a product outside production: the columns of seeds and
 * sources whose level requires it, and those that flow into a column whose level does. Where
 * lineage is not known, everything the query reads is masked. In production the plan is empty.
 *
 * @param columns style by column in small letters, by the unique id of a seed or a source
 */
public record MaskingPlan(SortedMap<String, SortedMap<String, MaskStyle>> columns) {

  private static final String REQUIRED = "requires_masking_in_non_prod";

  /** Nothing is masked. */
  public static MaskingPlan none() {
    return new MaskingPlan(new TreeMap<>());
  }

  /** The plan of a product in the environment it was compiled for. */
  public static MaskingPlan of(Subject subject) {
    return subject.product().target().production()
        ? none()
        : new MaskingPlan(new Planning(subject).plan());
  }

  /** The columns of a node that are masked. */
  public Map<String, MaskStyle> of(String uniqueId) {
    return columns.getOrDefault(uniqueId, new TreeMap<>());
  }

  /** Follows every column that must be masked back to where its values enter. */
  private static final class Planning {

    private record Step(Node.Referable node, NodeColumn column) {}

    private final Subject subject;
    private final Levels levels;
    private final Map<String, Node.Referable> byRelation = new HashMap<>();
    private final SortedMap<String, SortedMap<String, MaskStyle>> plan = new TreeMap<>();
    private final Deque<Step> open = new ArrayDeque<>();
    private final Set<Step> seen = new HashSet<>();

    Planning(Subject subject) {
      this.subject = subject;
      this.levels = new Levels(subject.platform());
    }

    SortedMap<String, SortedMap<String, MaskStyle>> plan() {
      for (Node node : subject.product().nodes()) {
        if (node instanceof Node.Referable readable) {
          readable
              .location()
              .ifPresent(name -> byRelation.put(Classes.small(name.toString()), readable));
          known(readable).stream()
              .filter(column -> isMasked(readable, column))
              .forEach(column -> open.add(new Step(readable, column)));
        }
      }
      while (!open.isEmpty()) {
        Step step = open.remove();
        if (seen.add(step)) {
          follow(step);
        }
      }
      return plan;
    }

    private boolean isMasked(Node.Referable node, NodeColumn column) {
      Platform platform = subject.platform();
      Optional<String> level = Declarations.of(column, node);
      return level.isPresent()
          && levels.names().stream()
              .filter(name -> levels.rank(name) <= levels.rank(level.get()))
              .map(name -> ClassificationPolicy.ROOT + "." + name + "." + REQUIRED)
              .anyMatch(platform::demands);
    }

    private void follow(Step step) {
      switch (step.node()) {
        case Node.Seed seed -> enters(seed, step.column());
        case Node.Source source -> enters(source, step.column());
        case Node.Model model -> inputs(model, step.column());
        case Node.Snapshot snapshot -> inputs(snapshot, step.column());
      }
    }

    private void enters(Node node, NodeColumn column) {
      plan.computeIfAbsent(node.uniqueId(), id -> new TreeMap<>())
          .put(Classes.small(column.name()), style(column));
    }

    /** What {@code meta.floe.pii_type} says, else what the column's name suggests. */
    private static MaskStyle style(NodeColumn column) {
      String word =
          Classes.small(Declarations.text(column.meta(), "pii_type").orElse(column.name()));
      if (word.contains("email") || word.contains("e_mail")) {
        return MaskStyle.EMAIL;
      }
      if (word.contains("phone") || word.contains("mobile") || word.contains("fax")) {
        return MaskStyle.PHONE;
      }
      return word.contains("name") ? MaskStyle.NAME : MaskStyle.TEXT;
    }

    private void inputs(Node.Referable node, NodeColumn column) {
      switch (column.lineage()) {
        case ColumnLineage.Unknown unknown -> everythingRead(node, new HashSet<>());
        case ColumnLineage.Known known -> {
          for (Input input : known.inputs()) {
            Node.Referable read = byRelation.get(Classes.small(input.relation().toString()));
            if (input.use() != Use.CONDITION && input.use() != Use.AGGREGATION && read != null) {
              input(read, input.column());
            }
          }
        }
      }
    }

    private void input(Node.Referable read, String column) {
      Optional<NodeColumn> found =
          known(read).stream().filter(one -> one.name().equalsIgnoreCase(column)).findFirst();
      if (found.isPresent()) {
        open.add(new Step(read, found.get()));
      } else {
        everythingRead(read, new HashSet<>());
      }
    }

    private void everythingRead(Node node, Set<String> visited) {
      for (String id : node.dependsOn()) {
        if (visited.add(id) && subject.node(id).orElse(null) instanceof Node.Referable read) {
          known(read).forEach(column -> open.add(new Step(read, column)));
          everythingRead(read, visited);
        }
      }
    }

    private static List<NodeColumn> known(Node.Referable node) {
      return node.columns().known().orElse(node.columns().declared());
    }
  }
}
