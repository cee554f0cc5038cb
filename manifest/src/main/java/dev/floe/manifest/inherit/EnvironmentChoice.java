package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Suggestion;
import dev.floe.diagnostics.Traced;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Finds the chosen environment and lays its settings over the platform's. */
final class EnvironmentChoice {

  private static final KeyPath ROOT = KeyPath.of("environments");
  private static final Set<String> USUALLY_PRODUCTION = Set.of("prod", "production");

  private final SortedMap<KeyPath, Traced<Value>> values;
  private final Optional<String> wanted;
  private final List<Diagnostic> found;

  EnvironmentChoice(
      SortedMap<KeyPath, Traced<Value>> values, Optional<String> wanted, List<Diagnostic> found) {
    this.values = values;
    this.wanted = wanted;
    this.found = found;
  }

  Environment environment() {
    Set<String> declared =
        values.keySet().stream()
            .filter(key -> key.startsWith(ROOT))
            .map(key -> key.segments().get(1))
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    declared.forEach(this::checkStandIn);
    if (wanted.isEmpty()) {
      return Environment.unspecified();
    }
    String name = wanted.get();
    if (declared.isEmpty()) {
      boolean production = USUALLY_PRODUCTION.contains(name);
      return new Environment(wanted, production, Optional.empty(), Optional.empty());
    }
    if (!declared.contains(name)) {
      found.add(
          Diagnostic.of(
                  ManifestCode.BAD_ENVIRONMENT, "the platform has no environment '" + name + "'")
              .about("environments")
              .withHelp(Suggestion.help(name, declared)));
      return Environment.unspecified();
    }
    return new Environment(
        wanted,
        isProduction(name),
        text(name, "target"),
        isProduction(name) ? Optional.empty() : standIn(name));
  }

  private boolean isProduction(String name) {
    return find(ROOT.child(name).child("production"))
        .filter(found -> found.value().equals(new Value.Flag(true)))
        .isPresent();
  }

  private Optional<Traced<String>> standIn(String name) {
    return find(ROOT.child(name).child("stand_in").child("compute"))
        .map(found -> found.map(Value::toString));
  }

  private Optional<Traced<String>> text(String name, String key) {
    return find(ROOT.child(name).child(key)).map(found -> found.map(Value::toString));
  }

  private Optional<Traced<Value>> find(KeyPath key) {
    return Optional.ofNullable(values.get(key));
  }

  private void checkStandIn(String name) {
    find(ROOT.child(name).child("stand_in").child("compute"))
        .filter(standIn -> isProduction(name) || !standIn.value().toString().equals("duckdb"))
        .ifPresent(standIn -> {
          String why =
              isProduction(name)
                  ? "'" + name + "' is production, where nothing stands in for the real engine"
                  : "'" + standIn.value() + "' cannot stand in for another engine";
          report(standIn, why, "delete 'stand_in', or use duckdb outside production");
        });
    values.forEach((key, value) -> {
      boolean choice =
          key.startsWith(ROOT.child(name).child("plugins")) && key.last().equals("type");
      if (choice && key.segments().size() == 5) {
        checkType(key, value);
      }
    });
  }

  /** An environment configures plugins; it does not choose others. */
  private void checkType(KeyPath key, Traced<Value> value) {
    String category = key.segments().get(3);
    find(KeyPath.of("plugins", category, "type"))
        .filter(chosen -> !chosen.value().equals(value.value()))
        .ifPresent(chosen ->
            report(
                value,
                "the platform's "
                    + category
                    + " is '"
                    + chosen.value()
                    + "', an environment"
                    + " cannot choose '"
                    + value.value()
                    + "'",
                "configure '" + chosen.value() + "' here, or use 'stand_in'"));
  }

  private void report(Traced<Value> culprit, String message, String help) {
    Diagnostic diagnostic =
        Diagnostic.of(ManifestCode.BAD_ENVIRONMENT, message).about("environments").withHelp(help);
    found.add(
        culprit
            .origin()
            .span()
            .map(span ->
                diagnostic.at(span).withNote(Note.of("set by " + culprit.origin().source())))
            .orElse(diagnostic));
  }

  /** The settings with the environment's own laid over them. */
  SortedMap<KeyPath, Traced<Value>> applied(Environment chosen) {
    SortedMap<KeyPath, Traced<Value>> all = Inheritance.copy(values);
    if (chosen.name().isEmpty()) {
      return all;
    }
    KeyPath prefix = ROOT.child(chosen.name().get()).child("plugins");
    chosen.standIn().ifPresent(standIn -> replaceCompute(all, standIn));
    values.forEach((key, value) -> {
      if (key.startsWith(prefix) && !key.last().equals("type")) {
        KeyPath target = KeyPath.of("plugins").append(key.below(prefix));
        Traced<Value> before = all.get(target);
        all.put(target, before == null ? value : before.replacedBy(value.value(), value.origin()));
      }
    });
    return all;
  }

  private static void replaceCompute(
      SortedMap<KeyPath, Traced<Value>> all, Traced<String> standIn) {
    KeyPath type = KeyPath.of("plugins", "compute", "type");
    Traced<Value> value = standIn.map(Value.Text::new);
    Traced<Value> before = all.get(type);
    boolean other = before == null || !before.value().equals(value.value());
    all.put(type, before == null ? value : before.replacedBy(value.value(), value.origin()));
    if (other) {
      all.keySet().removeIf(key -> key.startsWith(KeyPath.of("plugins", "compute", "config")));
    }
  }
}
