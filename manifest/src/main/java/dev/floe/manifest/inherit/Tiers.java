package dev.floe.manifest.inherit;

import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The tiers of a chain; what an enterprise writes for one domain is a tier of its own. */
final class Tiers {

  private static final String APPROVED = "_approved";
  private static final KeyPath DOMAINS = KeyPath.of("domains");

  private Tiers() {}

  static List<Tier> of(List<Manifest> chain) {
    List<Tier> tiers = new ArrayList<>();
    List<String> domains =
        chain.stream()
            .flatMap(manifest -> manifest.domain().stream())
            .map(identity -> identity.name().value())
            .toList();
    for (Manifest manifest : chain) {
      tiers.add(new Tier(manifest.tier(), manifest.settings()));
      domains.stream()
          .map(domain -> extra(manifest, domain))
          .flatMap(Optional::stream)
          .forEach(tiers::add);
    }
    return tiers;
  }

  private static Optional<Tier> extra(Manifest manifest, String domain) {
    KeyPath prefix = DOMAINS.child(domain).child("extra_policies");
    List<Setting> settings =
        manifest.settings().stream()
            .filter(setting -> setting.key().startsWith(prefix))
            .map(setting -> moved(setting, setting.key().below(prefix)))
            .sorted(Comparator.comparing(Setting::key))
            .toList();
    return settings.isEmpty()
        ? Optional.empty()
        : Optional.of(new Tier(manifest.tier() + " for " + domain, settings));
  }

  private static Setting moved(Setting setting, KeyPath rest) {
    String first = rest.segments().getFirst();
    KeyPath key =
        first.endsWith(APPROVED)
            ? KeyPath.of("approved_plugins", first.substring(0, first.length() - APPROVED.length()))
            : KeyPath.of("governance").append(rest);
    return new Setting(
        key, setting.value(), setting.keySpan(), setting.span(), setting.itemSpans());
  }
}
