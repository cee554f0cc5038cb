package dev.floe.compiler;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Span;
import dev.floe.spi.RelationName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds nodes that would write the same relation. */
final class Collisions {

  private Collisions() {}

  static List<Diagnostic> check(List<Node> nodes) {
    Map<String, Node> writers = new LinkedHashMap<>();
    List<Diagnostic> found = new ArrayList<>();
    for (Node node : nodes) {
      written(node)
          .ifPresent(relation -> {
            String key = relation.toString().toLowerCase(Locale.ROOT);
            Node first = writers.putIfAbsent(key, node);
            if (first != null) {
              found.add(collision(relation, first, node));
            }
          });
    }
    return found;
  }

  private static Optional<RelationName> written(Node node) {
    return switch (node) {
      case Node.Source source -> Optional.empty();
      case Node.Seed seed -> seed.location();
      case Node.Model model -> model.location();
      case Node.Snapshot snapshot -> snapshot.location();
      case Node.Test test -> Optional.empty();
    };
  }

  private static Diagnostic collision(RelationName relation, Node first, Node second) {
    return Diagnostic.at(
            CompilerCode.RELATION_COLLISION,
            Span.file(second.info().path()),
            "'"
                + second.info().name()
                + "' and '"
                + first.info().name()
                + "' both write "
                + relation)
        .about(second.uniqueId())
        .withNote(Note.at("the other one", Span.file(first.info().path())))
        .withHelp("rename one of them, or give it an alias");
  }
}
