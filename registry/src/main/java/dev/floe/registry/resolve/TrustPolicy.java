package dev.floe.registry.resolve;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.Setting;
import dev.floe.manifest.Value;
import dev.floe.registry.sign.TrustedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a topmost manifest says of trust.
 *
 * @param signatures where it demands signatures, if it does
 * @param attestations where it demands attestations of products, if it does
 * @param problems keys that cannot be read
 */
record TrustPolicy(
    Optional<Span> signatures,
    Optional<Span> attestations,
    List<Rule> rules,
    List<Diagnostic> problems) {

  /** A key and what it may sign. */
  record Rule(TrustedKey key, List<String> signs) {

    boolean covers(String subject) {
      return signs.isEmpty() || signs.stream().anyMatch(pattern -> matches(pattern, subject));
    }

    private static boolean matches(String pattern, String subject) {
      String quoted = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
      return subject.matches(quoted);
    }
  }

  static TrustPolicy of(Manifest top) {
    List<Diagnostic> problems = new ArrayList<>();
    return new TrustPolicy(
        required(top, "trust.signatures"),
        required(top, "trust.attestations"),
        rules(top, problems),
        problems);
  }

  /** The keys that may sign a subject. */
  List<TrustedKey> keys(String subject) {
    return rules.stream().filter(rule -> rule.covers(subject)).map(Rule::key).toList();
  }

  private static Optional<Span> required(Manifest manifest, String key) {
    KeyPath path = KeyPath.parse(key);
    return manifest.settings().stream()
        .filter(setting -> setting.key().equals(path))
        .filter(setting -> setting.value().toString().equals("required"))
        .map(Setting::span)
        .findFirst();
  }

  private static List<Rule> rules(Manifest top, List<Diagnostic> problems) {
    Map<String, Setting> keys = new TreeMap<>();
    Map<String, List<String>> signs = new TreeMap<>();
    KeyPath prefix = KeyPath.parse("trust.keys");
    for (Setting setting : top.settings()) {
      List<String> segments = setting.key().segments();
      if (setting.key().startsWith(prefix) && segments.size() == 4) {
        if (segments.get(3).equals("public_key")) {
          keys.put(segments.get(2), setting);
        } else if (setting.value() instanceof Value.Items(List<Value> items)) {
          signs.put(segments.get(2), items.stream().map(Value::toString).toList());
        }
      }
    }
    List<Rule> rules = new ArrayList<>();
    keys.forEach((name, setting) -> {
      Result<TrustedKey> key = TrustedKey.read(name, setting.value().toString());
      key.diagnostics().forEach(one -> problems.add(one.at(setting.span())));
      key.value().ifPresent(k -> rules.add(new Rule(k, signs.getOrDefault(name, List.of()))));
    });
    return rules;
  }
}
