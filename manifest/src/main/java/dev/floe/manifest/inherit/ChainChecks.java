package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Located;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Scope;
import dev.floe.manifest.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the manifests of a chain may stand above each other, and the domains are registered. */
final class ChainChecks {

  private static final KeyPath DOMAINS = KeyPath.of("domains");

  private final List<Manifest> chain;
  private final List<Diagnostic> found;

  ChainChecks(List<Manifest> chain, List<Diagnostic> found) {
    this.chain = chain;
    this.found = found;
  }

  void check() {
    scopes();
    for (int i = 1; i < chain.size(); i++) {
      parentDomain(chain.get(i), chain.get(i - 1));
    }
    chain.forEach(this::registrations);
    namespaces();
  }

  private void scopes() {
    for (int i = 0; i < chain.size(); i++) {
      Manifest manifest = chain.get(i);
      if (manifest.is(Scope.ENTERPRISE) && manifest.parent().isPresent()) {
        report(
            ManifestCode.WRONG_PARENT,
            manifest.parent().get().span(),
            manifest.tier() + " has a parent, but an enterprise is the topmost tier",
            "delete 'parent', or set 'scope: domain'");
      }
      if (manifest.is(Scope.DOMAIN)
          && i == 0
          && manifest.parent().isEmpty()
          && manifest.parentDomain().isEmpty()) {
        report(
            ManifestCode.NO_PARENT,
            manifest.scope().map(Located::span).orElseGet(manifest::span),
            manifest.tier() + " has no parent",
            "add 'parent: {ref: …}' with the enterprise's manifest, or delete 'scope: domain'");
      }
      if (i > 0 && chain.get(i - 1).scope().isEmpty()) {
        wrongParent(manifest, chain.get(i - 1), "is neither an enterprise nor a domain");
      }
    }
  }

  private void wrongParent(Manifest child, Manifest parent, String why) {
    Span place = child.parent().map(Located::span).orElseGet(child::span);
    found.add(
        Diagnostic.at(ManifestCode.WRONG_PARENT, place, "the parent of " + child.tier() + " " + why)
            .about(child.tier())
            .withNote(Note.at("the parent", parent.span()))
            .withHelp("add 'scope: enterprise' to the parent"));
  }

  private void parentDomain(Manifest child, Manifest parent) {
    child
        .parentDomain()
        .filter(wanted ->
            parent.domain().filter(d -> d.name().value().equals(wanted.value())).isEmpty())
        .ifPresent(wanted ->
            found.add(
                Diagnostic.at(
                        ManifestCode.WRONG_PARENT,
                        wanted.span(),
                        "the parent of "
                            + child.tier()
                            + " is "
                            + parent.tier()
                            + ", not domain "
                            + wanted.value())
                    .about("parent_domain")
                    .withNote(Note.at("the parent", parent.span()))
                    .withHelp("correct 'parent_domain' or 'parent'")));
  }

  /** Where an enterprise lists its domains, every domain below it must be on the list. */
  private void registrations(Manifest manifest) {
    List<String> listed =
        settings(manifest).map(s -> s.key().segments().get(1)).distinct().toList();
    if (listed.isEmpty()) {
      return;
    }
    Span list = settings(manifest).map(Setting::keySpan).min(Span::compareTo).orElseThrow();
    for (Manifest below : chain) {
      below
          .domain()
          .map(Manifest.DomainIdentity::name)
          .filter(name -> !listed.contains(name.value()))
          .ifPresent(name ->
              found.add(
                  Diagnostic.at(
                          ManifestCode.DOMAIN_NOT_REGISTERED,
                          name.span(),
                          manifest.tier() + " does not list the domain '" + name.value() + "'")
                      .about("domain.name")
                      .demandedBy(list)
                      .withHelp(Suggestion.help(name.value(), listed))));
    }
  }

  private static java.util.stream.Stream<Setting> settings(Manifest manifest) {
    return manifest.settings().stream().filter(s -> s.key().startsWith(DOMAINS));
  }

  private void namespaces() {
    Map<String, Setting> taken = new HashMap<>();
    for (Manifest manifest : chain) {
      settings(manifest)
          .filter(s -> s.key().segments().size() == 3 && s.key().last().equals("namespace"))
          .sorted(java.util.Comparator.comparing(Setting::span))
          .forEach(setting -> claim(setting, taken));
      manifest.domain().ifPresent(identity -> sameNamespace(identity, taken));
    }
  }

  private void claim(Setting setting, Map<String, Setting> taken) {
    Setting first = taken.putIfAbsent(setting.value().toString(), setting);
    if (first != null) {
      conflict(
          setting.span(),
          first,
          "namespace '" + setting.value() + "' belongs to domain '" + owner(first) + "' already");
    }
  }

  private static String owner(Setting setting) {
    return setting.key().segments().get(1);
  }

  private void sameNamespace(Manifest.DomainIdentity identity, Map<String, Setting> taken) {
    identity
        .namespace()
        .ifPresent(own -> {
          Setting other = taken.get(own.value());
          if (other != null && !owner(other).equals(identity.name().value())) {
            conflict(
                own.span(),
                other,
                "namespace '" + own.value() + "' belongs to domain '" + owner(other) + "'");
          }
          taken.values().stream()
              .filter(s -> owner(s).equals(identity.name().value()))
              .filter(s -> !s.value().toString().equals(own.value()))
              .findFirst()
              .ifPresent(s ->
                  conflict(
                      own.span(),
                      s,
                      "domain '"
                          + owner(s)
                          + "' is registered with namespace '"
                          + s.value()
                          + "', not '"
                          + own.value()
                          + "'"));
        });
  }

  private void conflict(Span place, Setting other, String message) {
    found.add(
        Diagnostic.at(ManifestCode.NAMESPACE_TAKEN, place, message)
            .about("domain.namespace")
            .demandedBy(other.span())
            .withHelp("choose a namespace of its own, or agree with the registration"));
  }

  private void report(ManifestCode code, Span place, String message, String help) {
    found.add(Diagnostic.at(code, place, message).about("parent").withHelp(help));
  }
}
