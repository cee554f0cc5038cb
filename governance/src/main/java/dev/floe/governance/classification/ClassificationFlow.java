package dev.floe.governance.classification;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Span;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Rule;
import dev.floe.governance.RuleCard;
import dev.floe.governance.StatedRule;
import dev.floe.governance.Subject;
import dev.floe.governance.Topic;
import dev.floe.governance.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Data stays as confidential as it is declared to be, wherever it goes. Sensitive data must
 * say so in every column it reaches, and no column may be declared less confidential than what it
 * holds.
 */
public final class ClassificationFlow {

  private static final RuleCard CARD =
      new RuleCard(
          "classification-flow",
          "classes follow the data",
          "A column is classified at least as what reaches it, unless an approved function stands"
              + " between.",
          Topic.CLASSIFICATION,
          List.of("governance.classification.levels", "governance.classification.declassification"),
          List.of(GovernanceCode.CLASSIFICATION_LOST));

  private ClassificationFlow() {}

  /** The rule. */
  public static Rule rule() {
    return new StatedRule(
        CARD, ClassificationPolicy::enforcement, false, ClassificationFlow::judge);
  }

  private static List<Verdict> judge(Subject subject) {
    Classes classes = Classes.of(subject);
    List<Verdict> verdicts = new ArrayList<>();
    for (Node node : subject.product().nodes()) {
      switch (node) {
        case Node.Model model when subject.isBroken(model.uniqueId()) -> {}
        case Node.Snapshot snapshot when subject.isBroken(snapshot.uniqueId()) -> {}
        case Node.Model model -> columns(model, subject, classes, verdicts);
        case Node.Snapshot snapshot -> columns(snapshot, subject, classes, verdicts);
        case Node.Seed seed -> {}
        case Node.Source source -> {}
        case Node.Test test -> {}
        case Node.UnitTest test -> {}
      }
    }
    return verdicts;
  }

  private static void columns(
      Node.Referable node, Subject subject, Classes classes, List<Verdict> verdicts) {
    for (ColumnClass column : classes.columns(node)) {
      column
          .inherited()
          .flatMap(taint -> verdict(node, column, taint, subject, classes))
          .ifPresent(verdicts::add);
    }
    if (node.columns().known().isEmpty()) {
      unknownColumns(node, subject, classes).ifPresent(verdicts::add);
    }
  }

  private static Optional<Verdict> verdict(
      Node.Referable node, ColumnClass column, Taint taint, Subject subject, Classes classes) {
    Levels levels = classes.levels();
    boolean told =
        column.declared().map(level -> levels.isAtLeast(level, taint.level())).orElse(false);
    if (column.declared().isEmpty() && !levels.isSensitive(taint.level())) {
      return Optional.empty();
    }
    var demand =
        ClassificationPolicy.demand(
            taint.level() + " data stays " + taint.level(), taint.level(), subject.platform());
    return Optional.of(
        told
            ? Verdict.held(node.uniqueId(), demand, taint.way() + ": " + column.declared().get())
            : Verdict.broken(
                node.uniqueId(),
                demand,
                finding(node, column, taint, new Declassification(subject.platform()))));
  }

  private static Diagnostic finding(
      Node.Referable node, ColumnClass column, Taint taint, Declassification approved) {
    String name = node.info().name() + "." + column.column();
    String why =
        column
            .declared()
            .map(level -> ", which is classified only " + level)
            .orElse(", which is not classified");
    Diagnostic finding =
        Diagnostic.at(
                GovernanceCode.CLASSIFICATION_LOST,
                place(node, column.column()),
                taint.level() + " data reaches " + name + why)
            .about(node.uniqueId())
            .withNote(Note.of(taint.way()));
    Diagnostic explained = untraced(node, column.column()).map(finding::withNote).orElse(finding);
    return explained.withHelp(help(node, column.column(), taint, approved));
  }

  private static Optional<Note> untraced(Node.Referable node, String column) {
    return node.columns().known().stream()
        .flatMap(List::stream)
        .filter(found -> found.name().equals(column))
        .map(NodeColumn::lineage)
        .filter(dev.floe.spi.ColumnLineage.Unknown.class::isInstance)
        .map(dev.floe.spi.ColumnLineage.Unknown.class::cast)
        .map(unknown ->
            Note.of(
                "counted as the worst it may hold: its lineage is not known ("
                    + unknown.reason()
                    + ")"))
        .findFirst();
  }

  private static String help(
      Node.Referable node, String column, Taint taint, Declassification approved) {
    return "classify it:\nmodels:\n  - name: "
        + node.info().name()
        + "\n    columns:\n      - name: "
        + column
        + "\n        config: {meta: {floe: {classification: "
        + taint.level()
        + "}}}\n"
        + approved
            .described()
            .map(words -> "or make it harmless with an approved function: " + words)
            .orElse("the platform approves no function that makes it less confidential");
  }

  private static Span place(Node.Referable node, String column) {
    return node.columns().declared().stream()
        .filter(found -> found.name().equalsIgnoreCase(column))
        .flatMap(found -> found.declaredAt().stream())
        .findFirst()
        .or(() -> node.info().declaredAt())
        .orElse(Span.file(node.info().path()));
  }

  /** Columns nobody can name may hold anything the query reads. */
  private static Optional<Verdict> unknownColumns(
      Node.Referable node, Subject subject, Classes classes) {
    Levels levels = classes.levels();
    Optional<Taint> read = classes.others(node).filter(t -> levels.isSensitive(t.level()));
    boolean told =
        read.isPresent()
            && Declarations.ofRelation(node)
                .map(level -> levels.isAtLeast(level, read.get().level()))
                .orElse(false);
    if (read.isEmpty() || told) {
      return Optional.empty();
    }
    String level = read.get().level();
    return Optional.of(
        Verdict.broken(
            node.uniqueId(),
            ClassificationPolicy.demand(level + " data stays " + level, level, subject.platform()),
            Diagnostic.at(
                    GovernanceCode.CLASSIFICATION_LOST,
                    node.info().declaredAt().orElse(Span.file(node.info().path())),
                    level + " data may reach every column of " + node.info().name())
                .about(node.uniqueId())
                .withNote(Note.of(read.get().way()))
                .withNote(Note.of("its columns are not known before it runs"))
                .withHelp(
                    "classify the whole model: config: {meta: {floe: {classification: "
                        + level
                        + "}}}")));
  }
}
