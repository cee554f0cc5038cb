package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Origin;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Setting;
import java.util.List;
import java.util.Optional;

/**
 * One level of a chain and what it says.
 *
 * @param label in the words of reports: {@code enterprise acme}, {@code domain sales}
 * @param settings sorted by key
 */
record Tier(String label, List<Setting> settings) {

  Tier {
    settings = List.copyOf(settings);
  }

  Optional<Setting> setting(KeyPath key) {
    return settings.stream().filter(setting -> setting.key().equals(key)).findFirst();
  }

  Origin origin(Setting setting) {
    return Origin.at(label, setting.span());
  }
}
