package dev.floe.governance.scan;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.governance.Subject;
import dev.floe.governance.classification.Classes;
import dev.floe.governance.classification.ColumnClass;
import dev.floe.governance.classification.Levels;
import dev.floe.governance.classification.Taint;
import dev.floe.governance.scan.Proposal.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Proposes classes for what looks like personal data where it enters a product, and for what it
 * then reaches by lineage, so that the product compiles with all of them.
 */
public final class PersonalData {

  private static final Pattern TEXT = Pattern.compile("CHAR|TEXT|STRING|INET|UNKNOWN|JSON");
  private static final Pattern WHOLE = Pattern.compile("INT|NUMERIC|DECIMAL|NUMBER");

  private final Subject subject;
  private final Levels levels;
  private final Classes classes;
  private final Samples samples;

  private PersonalData(Subject subject, Samples samples) {
    this.subject = subject;
    this.levels = new Levels(subject.platform());
    this.classes = Classes.of(subject);
    this.samples = samples;
  }

  /**
   * What to classify: seeds, sources, models and snapshots of the product's own, columns that say
   * their class left out.
   */
  public static List<Proposal> in(Subject subject, Samples samples) {
    PersonalData scan = new PersonalData(subject, samples);
    Map<String, Proposal> seen = new LinkedHashMap<>();
    for (Node node : subject.product().nodes()) {
      if (node instanceof Node.Referable readable && scan.isOwn(readable)) {
        scan.look(readable).forEach(found -> seen.put(key(node, found.column().name()), found));
      }
    }
    return scan.withReached(seen);
  }

  /** A port of another product is its owner's to classify. */
  private boolean isOwn(Node.Referable node) {
    return switch (node) {
      case Node.Source source ->
          subject.product().inputPorts().stream()
              .noneMatch(port -> port.relation().equals(Optional.of(source.relation().toString())));
      case Node.Model model -> subject.ownModels().contains(model);
      case Node.Seed seed -> true;
      case Node.Snapshot snapshot -> true;
    };
  }

  private List<Proposal> look(Node.Referable node) {
    List<Proposal> found = new ArrayList<>();
    Map<String, List<String>> values = samples.of(node);
    for (NodeColumn column : known(node)) {
      if (declared(node, column, classes).isEmpty()) {
        List<String> some = values.getOrDefault(small(column.name()), List.of());
        Evidence.of(node.info().name(), column.name(), some)
            .filter(evidence -> fits(evidence, column.nativeType()))
            .ifPresent(evidence ->
                found.add(
                    new Proposal(node, column, level(evidence.kind()), new Reason.Seen(evidence))));
      }
    }
    return found;
  }

  /** A name may mislead: {@code email} of type boolean is no address. */
  private static boolean fits(Evidence evidence, String nativeType) {
    String type = nativeType.toUpperCase(Locale.ROOT);
    boolean text = type.isEmpty() || TEXT.matcher(type).find();
    boolean whole = WHOLE.matcher(type).find();
    boolean day = type.startsWith("DATE") || type.startsWith("TIMESTAMP");
    return switch (evidence.kind()) {
      case EMAIL, NAME, IP_ADDRESS -> text;
      case PHONE, CARD, NATIONAL_ID, BANK_ACCOUNT, ADDRESS, HEALTH -> text || whole;
      case BIRTH_DATE -> text || whole || day;
    };
  }

  private String level(PersonalKind kind) {
    if (kind == PersonalKind.HEALTH && levels.has("phi")) {
      return "phi";
    }
    return levels.has("pii") ? "pii" : levels.names().getLast();
  }

  /**
   * What is seen where data enters, with all it reaches. A column of a model that is called like
   * personal data, but gets none, stays a proposal; one behind an approved function is none.
   */
  private List<Proposal> withReached(Map<String, Proposal> seen) {
    Subject proposed = proposed(seen);
    Classes then = Classes.of(proposed);
    List<Proposal> all = new ArrayList<>();
    for (Node node : subject.product().nodes()) {
      if (node instanceof Node.Referable readable && isOwn(readable)) {
        for (NodeColumn column : known(readable)) {
          Optional<Taint> brought = column(node, column, then).flatMap(ColumnClass::inherited);
          Optional<Proposal> looked = Optional.ofNullable(seen.get(key(node, column.name())));
          boolean open = declared(readable, column, classes).isEmpty();
          if (open && brought.filter(taint -> levels.isSensitive(taint.level())).isPresent()) {
            Taint taint = brought.get();
            all.add(
                new Proposal(readable, column, taint.level(), new Reason.Reached(taint.path())));
          } else if (brought.isEmpty()) {
            looked.ifPresent(all::add);
          }
        }
      }
    }
    return all;
  }

  /** The product as if what enters it were classified as proposed. */
  private Subject proposed(Map<String, Proposal> seen) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : subject.product().nodes()) {
      nodes.add(
          switch (node) {
            case Node.Seed seed ->
                new Node.Seed(
                    seed.info(),
                    seed.relation(),
                    classified(seed, seen),
                    seed.dependsOn(),
                    seed.config(),
                    seed.digest());
            case Node.Source source -> source.with(classified(source, seen));
            case Node.Model model -> model;
            case Node.Snapshot snapshot -> snapshot;
            case Node.Test test -> test;
            case Node.UnitTest test -> test;
          });
    }
    CompiledProduct product = subject.product().withNodes(nodes);
    return new Subject(subject.platform(), product, subject.project());
  }

  private static NodeColumns classified(Node.Referable node, Map<String, Proposal> seen) {
    List<NodeColumn> columns =
        known(node).stream()
            .map(column -> {
              Proposal proposal = seen.get(key(node, column.name()));
              return proposal == null
                  ? column
                  : column.withMeta(Map.of("floe", Map.of("classification", proposal.level())));
            })
            .toList();
    return new NodeColumns.Bound(columns, columns);
  }

  private static Optional<ColumnClass> column(Node node, NodeColumn column, Classes classes) {
    return classes.columns(node).stream()
        .filter(one -> one.column().equalsIgnoreCase(column.name()))
        .findFirst();
  }

  private static Optional<String> declared(
      Node.Referable node, NodeColumn column, Classes classes) {
    return column(node, column, classes).flatMap(ColumnClass::declared);
  }

  private static List<NodeColumn> known(Node.Referable node) {
    return node.columns().known().orElse(node.columns().declared());
  }

  private static String key(Node node, String column) {
    return node.uniqueId() + "." + small(column);
  }

  private static String small(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
