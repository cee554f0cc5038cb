package dev.floe.governance.classification;

import dev.floe.diagnostics.Traced;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.inherit.Platform;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The levels of confidentiality of a platform, from harmless to most confidential. */
public final class Levels {

  private static final KeyPath RULES = KeyPath.of("governance", "classification");
  private static final String KEY = "governance.classification.levels";
  private static final List<String> STANDARD =
      List.of("public", "internal", "confidential", "pii", "phi");

  private final List<String> names;
  private final Platform platform;

  /** As a platform has them; the usual ones where it says nothing. */
  public Levels(Platform platform) {
    this.platform = platform;
    this.names = platform.words(KEY).map(said -> names(said, platform)).orElse(STANDARD);
  }

  /** The topmost tier chooses the levels; a tier below adds to those there are, also the usual. */
  private static List<String> names(Traced<List<String>> said, Platform platform) {
    Traced<List<String>> first = said.earlier().isEmpty() ? said : said.earlier().getLast();
    if (first.origin().source().equals(platform.tiers().getFirst().label())) {
      return said.value();
    }
    Set<String> all = new LinkedHashSet<>(STANDARD);
    all.addAll(said.value());
    return List.copyOf(all);
  }

  /** From harmless to most confidential. */
  public List<String> names() {
    return names;
  }

  /** Whether it is one of them. */
  public boolean has(String level) {
    return names.contains(level);
  }

  /** A level that does not exist counts as the worst. */
  int rank(String level) {
    int index = names.indexOf(level);
    return index < 0 ? names.size() : index;
  }

  boolean isAtLeast(String level, String other) {
    return rank(level) >= rank(other);
  }

  String worse(String one, String other) {
    return rank(one) >= rank(other) ? one : other;
  }

  /** What is left of a class when data passed an approved function. */
  String harmless() {
    return names.contains("internal") ? "internal" : names.getFirst();
  }

  /**
   * Whether data of a level must say so wherever it is: personal data, and every level a platform
   * has rules for.
   */
  public boolean isSensitive(String level) {
    return Set.of("pii", "phi").contains(level)
        || !has(level)
        || !platform.under(RULES.child(level)).isEmpty();
  }

  /** The rules of every level at or above which something is demanded, by its key. */
  Optional<String> strictestWith(String key, String atMost) {
    return names.stream()
        .filter(name -> rank(name) <= rank(atMost))
        .filter(name -> platform.value(RULES.child(name).child(key).toString()).isPresent())
        .reduce((first, second) -> second);
  }
}
