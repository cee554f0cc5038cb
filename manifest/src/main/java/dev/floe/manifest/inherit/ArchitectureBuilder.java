package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Suggestion;
import dev.floe.diagnostics.Traced;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Percentage;
import dev.floe.manifest.Value;
import dev.floe.manifest.inherit.Architecture.Layer;
import dev.floe.manifest.inherit.Architecture.Scd;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts the built-in pattern, the manifests' layers and the global gates together. */
final class ArchitectureBuilder {

  private static final KeyPath ROOT = KeyPath.of("data_architecture");
  private static final KeyPath LAYERS = ROOT.child("layers");
  private static final KeyPath GATES = KeyPath.parse("governance.quality_gates.layers");
  private static final KeyPath GLOBAL_TESTS =
      KeyPath.parse("governance.quality_gates.required_tests");
  private static final KeyPath TESTS = KeyPath.parse("quality_gates.required_tests");
  private static final KeyPath COVERAGE = KeyPath.parse("quality_gates.minimum_coverage");
  private static final KeyPath DOCUMENTED = KeyPath.parse("quality_gates.required_documentation");

  private final SortedMap<KeyPath, Traced<Value>> values;
  private final Optional<Platform.Domain> domain;
  private final String pattern;
  private final BuiltInPatterns builtIn;
  private final List<Diagnostic> found;

  ArchitectureBuilder(
      SortedMap<KeyPath, Traced<Value>> values,
      Optional<Platform.Domain> domain,
      String pattern,
      BuiltInPatterns builtIn,
      List<Diagnostic> found) {
    this.builtIn = builtIn;
    this.values = values;
    this.domain = domain;
    this.pattern = pattern;
    this.found = found;
  }

  Architecture build() {
    SortedMap<KeyPath, Traced<Value>> naming = new TreeMap<>(builtIn.naming(pattern));
    if (values.keySet().stream().noneMatch(key -> key.startsWith(ROOT))) {
      naming.put(KeyPath.of("enforcement"), Traced.of(new Value.Text("warn"), Origin.builtIn()));
    }
    overlay(naming, ROOT.child("naming"));
    Traced<String> chosen =
        Optional.ofNullable(values.get(ROOT.child("pattern")))
            .map(found -> found.map(Value::toString))
            .orElseGet(() -> Traced.of(pattern, Origin.builtIn()));
    return new Architecture(
        chosen,
        names().stream().map(this::layer).toList(),
        text(naming, "enforcement", "warn"),
        text(naming, "case", "snake_case"));
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>(builtIn.layers(pattern));
    below(LAYERS).keySet().forEach(key -> names.add(key.segments().getFirst()));
    return names;
  }

  private SortedMap<KeyPath, Traced<Value>> below(KeyPath prefix) {
    SortedMap<KeyPath, Traced<Value>> below = new TreeMap<>();
    values.forEach((key, value) -> {
      if (key.startsWith(prefix) && key.segments().size() > prefix.segments().size()) {
        below.put(key.below(prefix), value);
      }
    });
    return below;
  }

  /** What manifests say replaces what is built in, and remembers it. */
  private void overlay(SortedMap<KeyPath, Traced<Value>> base, KeyPath prefix) {
    below(prefix)
        .forEach((key, own) -> {
          Traced<Value> before = base.get(key);
          base.put(key, before == null ? own : withEarlier(own, before));
        });
  }

  private static Traced<Value> withEarlier(Traced<Value> own, Traced<Value> before) {
    List<Traced<Value>> chain = new ArrayList<>(own.earlier());
    chain.add(before);
    return new Traced<>(own.value(), own.origin(), chain);
  }

  private Layer layer(String name) {
    SortedMap<KeyPath, Traced<Value>> settings = new TreeMap<>(base(name));
    overlay(settings, LAYERS.child(name));
    tighten(settings, COVERAGE, name, "minimum_coverage", Strictness.HIGHER);
    tighten(settings, DOCUMENTED, name, "required_documentation", Strictness.FLAG);
    addTests(settings, Optional.ofNullable(values.get(GATES.child(name).child("required_tests"))));
    addTests(settings, Optional.ofNullable(values.get(GLOBAL_TESTS)));
    return new Layer(
        name,
        text(settings, "prefix", name + "_"),
        Optional.ofNullable(settings.get(KeyPath.of("description")))
            .map(t -> t.map(Value::toString)),
        namespace(name, Optional.ofNullable(settings.get(KeyPath.of("catalog_namespace")))),
        tests(settings),
        Optional.ofNullable(settings.get(COVERAGE)).map(t -> t.map(ArchitectureBuilder::share)),
        Optional.ofNullable(settings.get(DOCUMENTED))
            .map(t -> t.map(value -> value.equals(new Value.Flag(true))))
            .orElseGet(() -> Traced.of(false, Origin.builtIn())),
        role(name),
        Optional.ofNullable(settings.get(KeyPath.of("reads"))).map(ArchitectureBuilder::words),
        scd(settings));
  }

  /** {@code staging} for a layer of another name that extends {@code kimball.staging}. */
  private String role(String name) {
    return Optional.ofNullable(values.get(LAYERS.child(name).child("extends")))
        .flatMap(extended -> builtIn.layerReference(extended.value().toString()))
        .map(List::getLast)
        .orElse(name);
  }

  private SortedMap<KeyPath, Traced<Value>> base(String name) {
    Optional<Traced<Value>> extended =
        Optional.ofNullable(values.get(LAYERS.child(name).child("extends")));
    if (extended.isEmpty()) {
      return builtIn.layer(pattern, name);
    }
    String wanted = extended.get().value().toString();
    Optional<List<String>> reference = builtIn.layerReference(wanted);
    if (reference.isEmpty()) {
      Diagnostic unknown =
          Diagnostic.of(
                  ManifestCode.UNKNOWN_LAYER,
                  "layer '" + name + "' extends '" + wanted + "', which there is not")
              .about(LAYERS.child(name).toString())
              .withHelp(Suggestion.help(wanted, builtIn.layerReferences()));
      found.add(extended.get().origin().span().map(unknown::at).orElse(unknown));
      return new TreeMap<>();
    }
    return builtIn.layer(reference.get().getFirst(), reference.get().getLast());
  }

  /** A gate of {@code governance.quality_gates} can only make a layer stricter. */
  private void tighten(
      SortedMap<KeyPath, Traced<Value>> settings,
      KeyPath gate,
      String layer,
      String key,
      Strictness strictness) {
    Traced<Value> tighter = values.get(GATES.child(layer).child(key));
    if (tighter == null) {
      return;
    }
    Traced<Value> own = settings.get(gate);
    if (own == null) {
      settings.put(gate, tighter);
    } else if (strictness.compare(tighter.value(), own.value()) > 0) {
      settings.put(gate, own.replacedBy(tighter.value(), tighter.origin()));
    }
  }

  private static void addTests(
      SortedMap<KeyPath, Traced<Value>> settings, Optional<Traced<Value>> more) {
    if (more.isEmpty()) {
      return;
    }
    Traced<Value> own = settings.get(TESTS);
    if (own == null) {
      settings.put(TESTS, more.get());
      return;
    }
    List<Value> all = new ArrayList<>(Merge.items(own.value()));
    int before = all.size();
    Merge.items(more.get().value()).stream().filter(t -> !all.contains(t)).forEach(all::add);
    if (all.size() > before) {
      settings.put(TESTS, own.replacedBy(new Value.Items(all), more.get().origin()));
    }
  }

  private static Traced<List<String>> tests(SortedMap<KeyPath, Traced<Value>> settings) {
    Traced<Value> tests = settings.get(TESTS);
    return tests == null ? Traced.of(List.of(), Origin.builtIn()) : words(tests);
  }

  private static Traced<List<String>> words(Traced<Value> list) {
    return list.map(value -> Merge.items(value).stream().map(Value::toString).toList());
  }

  private static Percentage share(Value value) {
    return value instanceof Value.Percent(Percentage share)
        ? share
        : Percentage.parse(value.toString()).toOptional().orElseThrow();
  }

  /** A layer's relations lie in the domain's namespace, whoever named the layer's. */
  private Traced<String> namespace(String layer, Optional<Traced<Value>> written) {
    Optional<String> owner = domain.map(Platform.Domain::namespace);
    if (written.isEmpty()) {
      return Traced.of(owner.map(ns -> ns + "." + layer).orElse(layer), Origin.builtIn());
    }
    Traced<String> own = written.get().map(Value::toString);
    return owner
        .filter(ns -> !own.value().equals(ns) && !own.value().startsWith(ns + "."))
        .map(ns -> Traced.of(ns + "." + own.value(), own.origin()))
        .orElse(own);
  }

  private static Optional<Scd> scd(SortedMap<KeyPath, Traced<Value>> settings) {
    Traced<Value> types = settings.get(KeyPath.parse("scd.types_allowed"));
    Traced<Value> byDefault = settings.get(KeyPath.parse("scd.default_type"));
    if (types == null) {
      return Optional.empty();
    }
    Traced<List<Integer>> allowed =
        types.map(v -> Merge.items(v).stream().map(i -> Integer.valueOf(i.toString())).toList());
    Traced<Integer> chosen =
        byDefault == null
            ? allowed.map(List::getFirst)
            : byDefault.map(value -> Integer.valueOf(value.toString()));
    return Optional.of(new Scd(allowed, chosen));
  }

  private static Traced<String> text(
      SortedMap<KeyPath, Traced<Value>> settings, String key, String fallback) {
    Traced<Value> value = settings.get(KeyPath.of(key));
    return value == null ? Traced.of(fallback, Origin.builtIn()) : value.map(Value::toString);
  }
}
