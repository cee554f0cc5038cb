package dev.floe.dbt.select;

import dev.floe.dbt.graph.NodeDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Names of nodes: the name alone, or the path to it from the package or from its first folder. */
final class FqnMatch implements Predicate<Candidate> {

  private final String text;
  private final List<String> parts;

  private FqnMatch(String text) {
    this.text = text;
    this.parts = List.of(text.split("\\.", -1));
  }

  static Predicate<Candidate> of(String text) {
    return new FqnMatch(text);
  }

  @Override
  public boolean test(Candidate candidate) {
    if (candidate.sourceName().isPresent()) {
      return false;
    }
    List<String> fqn = candidate.identity().fqn();
    boolean versioned =
        candidate.detail().orElse(null) instanceof NodeDetail.Model model
            && model.version().isPresent();
    return fits(fqn, versioned)
        || fits(fqn.subList(Math.min(1, fqn.size()), fqn.size()), versioned);
  }

  private boolean fits(List<String> fqn, boolean versioned) {
    if (fqn.isEmpty()) {
      return false;
    }
    if (versioned ? isVersion(fqn) : fqn.getLast().equals(text)) {
      return true;
    }
    List<String> flat = new ArrayList<>();
    fqn.forEach(part -> flat.addAll(List.of(part.split("\\.", -1))));
    if (flat.size() < parts.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).chars().anyMatch(c -> "*?[]".indexOf(c) >= 0)) {
        String rest = String.join(".", flat.subList(i, flat.size()));
        return Glob.of(String.join(".", parts.subList(i, parts.size()))).test(rest);
      }
      if (!flat.get(i).equals(parts.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The name stands for all versions; {@code name.v2} and {@code name_v2} for one. */
  private boolean isVersion(List<String> fqn) {
    if (fqn.size() < 2) {
      return false;
    }
    if (fqn.get(fqn.size() - 2).equals(text)) {
      return true;
    }
    String end = String.join("_", fqn.subList(fqn.size() - 2, fqn.size()));
    return end.equals(String.join("_", parts.subList(Math.max(0, parts.size() - 2), parts.size())));
  }
}
