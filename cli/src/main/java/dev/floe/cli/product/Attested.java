package dev.floe.cli.product;

import dev.floe.cli.registry.Registries;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.Manifest;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.Repository;
import dev.floe.registry.sign.Attestations;
import dev.floe.registry.sign.Compliance;
import dev.floe.registry.sign.Compliance.Material;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether what is to run in production is what was attested, where the topmost manifest demands an
 * attestation: the product's files and the manifests above it, compared by their contents.
 */
final class Attested {

  private static final int SHOWN = 5;

  private Attested() {}

  /** Why it may not run; nothing if it may. */
  static List<Diagnostic> objections(Documents documents, Compilation compilation) {
    List<Manifest> chain = compilation.documents().chain();
    Registries registries = documents.registries();
    if (!compilation.product().target().production()
        || !registries.documents().demandsAttestations(chain)) {
      return List.of();
    }
    String domain = compilation.product().product().domain().orElse("platform");
    Repository repository =
        registries.repository(
            registries.layout().products(domain, compilation.product().product().name()));
    String tag = "v" + compilation.documents().product().version();
    Result<Attestations.Verified> attested =
        registries.documents().attestation(chain, repository, tag);
    return attested
        .value()
        .map(found -> differences(documents, compilation, found.compliance()))
        .orElse(attested.diagnostics());
  }

  private static List<Diagnostic> differences(
      Documents documents, Compilation compilation, Compliance attested) {
    List<String> changed = new ArrayList<>();
    changed.addAll(changed(attested.sources(), Compliances.sources(compilation.product())));
    changed.addAll(changed(attested.chain(), Compliances.chain(documents, compilation)));
    if (changed.isEmpty()) {
      return List.of();
    }
    Diagnostic diagnostic =
        Diagnostic.at(
                RegistryCode.ATTESTED_OTHERWISE,
                Span.file(compilation.documents().product().file()),
                "what would run is not what was attested of "
                    + compilation.product().product().qualifiedName()
                    + " "
                    + compilation.product().product().version())
            .about(compilation.product().product().qualifiedName())
            .withHelp("register what is here as a new version, or check out what was registered");
    for (String one : changed.subList(0, Math.min(SHOWN, changed.size()))) {
      diagnostic = diagnostic.withNote(Note.of(one));
    }
    return List.of(
        changed.size() > SHOWN
            ? diagnostic.withNote(Note.of("and " + (changed.size() - SHOWN) + " more"))
            : diagnostic);
  }

  private static List<String> changed(List<Material> before, List<Material> now) {
    Map<String, Material> missing = new TreeMap<>();
    before.forEach(one -> missing.put(one.name(), one));
    List<String> changed = new ArrayList<>();
    for (Material one : now) {
      Material attested = missing.remove(one.name());
      if (attested == null) {
        changed.add(one.name() + " was not there");
      } else if (!attested.digest().equals(one.digest())) {
        changed.add(one.name() + " has changed");
      }
    }
    missing.keySet().forEach(name -> changed.add(name + " is gone"));
    return changed;
  }
}
