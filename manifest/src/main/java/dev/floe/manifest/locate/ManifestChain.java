package dev.floe.manifest.locate;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.Located;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Reference;
import dev.floe.manifest.Scope;
import dev.floe.manifest.VersionRequirement;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.manifest.read.DocumentReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows parents from the nearest manifest to the topmost. */
final class ManifestChain {

  private final Sources sources;
  private final List<Diagnostic> found = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  /** A manifest of the chain, under a name that tells it from all others. */
  private record Link(String identity, Manifest manifest) {}

  ManifestChain(Sources sources) {
    this.sources = sources;
  }

  /** The manifests from a reference upwards, topmost first; none if the first cannot be had. */
  Result<List<Manifest>> from(Located<Reference> reference, Optional<Path> base) {
    follow(reference, base);
    return finished();
  }

  /** As {@link #from} for a manifest whose file is known. */
  Result<List<Manifest>> fromFile(Path file, Span askedAt) {
    follow(sources.file(file, file.toString(), askedAt));
    return finished();
  }

  private Result<List<Manifest>> finished() {
    if (links.isEmpty()) {
      return Result.failed(found);
    }
    return Result.of(links.reversed().stream().map(Link::manifest).toList(), found);
  }

  private void follow(Located<Reference> reference, Optional<Path> base) {
    follow(sources.manifest(reference, base));
  }

  private void follow(Result<Sources.Source> source) {
    found.addAll(source.diagnostics());
    source.value().ifPresent(this::add);
  }

  private void add(Sources.Source source) {
    DocumentFile document = source.document();
    Optional<Link> before =
        links.stream().filter(link -> link.identity().equals(source.identity())).findFirst();
    if (before.isPresent()) {
      found.add(cycle(before.get()));
      return;
    }
    Result<Manifest> manifest = DocumentReader.manifest(document);
    found.addAll(manifest.diagnostics());
    manifest
        .value()
        .ifPresent(value -> {
          links.add(new Link(source.identity(), value));
          if (value.is(Scope.DOMAIN)) {
            parent(value).ifPresent(reference -> follow(reference, source.folder()));
          }
        });
  }

  /** A domain may name its parent without saying where it is: the workspace knows. */
  private static Optional<Located<Reference>> parent(Manifest manifest) {
    return manifest
        .parent()
        .or(() ->
            manifest
                .parentDomain()
                .map(name ->
                    name.map(text ->
                        new Reference.Tagged(
                            Optional.of(text), new VersionRequirement.Floating(""), text))));
  }

  private Diagnostic cycle(Link again) {
    Manifest last = links.getLast().manifest();
    Span place = last.parent().map(Located::span).orElseGet(last::span);
    Diagnostic diagnostic =
        Diagnostic.at(
                ManifestCode.PARENT_CYCLE,
                place,
                "the parent of "
                    + last.tier()
                    + " is "
                    + again.manifest().tier()
                    + ", which stands below it")
            .about("parent")
            .withHelp("let the topmost domain point to the enterprise's manifest");
    for (Link link : links.subList(links.indexOf(again), links.size())) {
      Manifest manifest = link.manifest();
      diagnostic =
          diagnostic.withNote(
              Note.at(
                  "parent of " + manifest.tier(),
                  manifest.parent().map(Located::span).orElseGet(manifest::span)));
    }
    return diagnostic;
  }
}
