package dev.floe.manifest.inherit;

import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which modelling pattern was in force when each tier wrote its layers. */
final class PatternHistory {

  static final String DEFAULT = "medallion";
  private static final KeyPath PATTERN = KeyPath.parse("data_architecture.pattern");
  private static final KeyPath LOCKED = KeyPath.parse("data_architecture.locked");

  private final List<String> inForce = new ArrayList<>();
  private final List<String> meant = new ArrayList<>();

  PatternHistory(List<Tier> tiers) {
    String current = DEFAULT;
    boolean locked = false;
    for (Tier tier : tiers) {
      Optional<String> stated = tier.setting(PATTERN).map(setting -> setting.value().toString());
      meant.add(stated.orElse(current));
      current = locked ? current : stated.orElse(current);
      locked |=
          tier.setting(LOCKED).filter(s -> s.value().equals(new Value.Flag(true))).isPresent();
      inForce.add(current);
    }
  }

  /** The pattern the platform ends up with. */
  String finalPattern() {
    return inForce.isEmpty() ? DEFAULT : inForce.getLast();
  }

  /** Whether a tier wrote for the pattern the platform ends up with. */
  boolean meantForFinal(int level) {
    return meant.get(level).equals(finalPattern());
  }

  List<Say> ofFinalPattern(List<Say> said) {
    return said.stream().filter(say -> meantForFinal(say.level())).toList();
  }

  /** The tier above a level that locked the architecture. */
  Optional<Say> lockAbove(int level, Map<KeyPath, List<Say>> says) {
    return says.getOrDefault(LOCKED, List.of()).stream()
        .filter(say -> say.level() < level && say.value().equals(new Value.Flag(true)))
        .findFirst();
  }
}
