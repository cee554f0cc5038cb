package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Traced;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Located;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.Scope;
import dev.floe.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Resolves a chain of manifests to the platform a product stands on. */
public final class Inheritance {

  private Inheritance() {}

  /**
   * Merges and checks.
   *
   * @param chain the manifests, topmost first, at least one
   * @param product what stands on the platform, if a product is compiled
   * @param environment the name given with {@code --env}, if any
   * @return the platform and every violation, not only the first
   */
  public static Result<Platform> resolve(
      List<Manifest> chain, Optional<DataProduct> product, Optional<String> environment) {
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a platform needs a manifest");
    }
    List<Diagnostic> found = new ArrayList<>();
    new ChainChecks(chain, found).check();
    Merge merge = new Merge(Tiers.of(chain));
    SortedMap<KeyPath, Traced<Value>> values = merge.values();
    found.addAll(merge.diagnostics());
    Optional<Platform.Domain> domain = domain(chain);
    BuiltInPatterns builtIn = new BuiltInPatterns();
    new LayerChecks(merge, domain, builtIn, found).check();
    new GateContradictions(merge, found).check();
    EnvironmentChoice choice = new EnvironmentChoice(values, environment, found);
    Environment chosen = choice.environment();
    SortedMap<KeyPath, Traced<Value>> effective = choice.applied(chosen);
    Architecture architecture =
        new ArchitectureBuilder(effective, domain, merge.patterns().finalPattern(), builtIn, found)
            .build();
    Platform platform =
        new Platform(
            chain.stream().map(Inheritance::info).toList(),
            domain,
            effective,
            PluginTable.of(effective, chosen),
            architecture,
            chosen);
    product.ifPresent(p -> new ProductChecks(p, platform, found).check());
    return Result.of(platform, found);
  }

  private static Platform.TierInfo info(Manifest manifest) {
    return new Platform.TierInfo(
        manifest.tier(),
        manifest.scope().map(Located::value),
        manifest.displayName(),
        manifest.header().version().map(Located::value),
        manifest.file());
  }

  private static Optional<Platform.Domain> domain(List<Manifest> chain) {
    Manifest nearest = chain.getLast();
    if (nearest.is(Scope.ENTERPRISE)) {
      return Optional.of(new Platform.Domain("enterprise", "enterprise", List.of()));
    }
    return nearest
        .domain()
        .map(identity ->
            new Platform.Domain(
                identity.name().value(),
                identity
                    .namespace()
                    .map(Located::value)
                    .or(() -> registeredNamespace(chain, identity.name().value()))
                    .orElseGet(() -> identity.name().value().replace('-', '_')),
                identity.owners()));
  }

  private static Optional<String> registeredNamespace(List<Manifest> chain, String domain) {
    KeyPath key = KeyPath.of("domains", domain, "namespace");
    return chain.stream()
        .flatMap(manifest -> manifest.settings().stream())
        .filter(setting -> setting.key().equals(key))
        .map(setting -> setting.value().toString())
        .findFirst();
  }

  /** An unmodified copy, for callers that add to it. */
  static SortedMap<KeyPath, Traced<Value>> copy(SortedMap<KeyPath, Traced<Value>> values) {
    return new TreeMap<>(values);
  }
}
