package dev.floe.manifest.locate;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Suggestion;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.InputPort;
import dev.floe.manifest.Located;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.OutputPort;
import dev.floe.manifest.Reference;
import dev.floe.manifest.inherit.Inheritance;
import dev.floe.manifest.inherit.Platform;
import dev.floe.manifest.locate.RemoteDocuments.RemoteProduct;
import dev.floe.manifest.locate.Workspace.Member;
import dev.floe.manifest.read.DocumentReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the products that input ports refer to. */
final class Providers {

  private final Sources sources;
  private final Sources around;
  private final Optional<String> environment;
  private final List<Diagnostic> found;

  /** A product of the workspace, its platform and its domain. */
  private record Candidate(Member<DataProduct> member, Optional<Platform> platform) {

    String id() {
      String domain = platform.flatMap(Platform::domain).map(Platform.Domain::name).orElse("");
      return domain + "." + member.document().name().value();
    }
  }

  Providers(Sources sources, Optional<String> environment, List<Diagnostic> found) {
    this.sources = sources;
    this.around = sources.lookingAround();
    this.environment = environment;
    this.found = found;
  }

  List<LoadedProduct.Provider> of(DataProduct product) {
    List<LoadedProduct.Provider> providers = new ArrayList<>();
    for (InputPort port : product.inputPorts()) {
      if (port.source() instanceof InputPort.Source.Product source) {
        provider(port, source.port()).ifPresent(providers::add);
      }
    }
    return providers;
  }

  private Optional<LoadedProduct.Provider> provider(
      InputPort input, Located<Reference.Port> reference) {
    Reference.Port wanted = reference.value();
    List<Candidate> named =
        sources.workspace().products().stream()
            .filter(member -> member.document().name().value().equals(wanted.product()))
            .map(member -> new Candidate(member, platform(member, around)))
            .toList();
    Optional<Candidate> candidate =
        named.stream().filter(c -> c.id().equals(wanted.productId())).findFirst();
    if (candidate.isEmpty()) {
      return remote(input, reference, named);
    }
    Member<DataProduct> member = candidate.get().member();
    sources.reading().bytes(member.file());
    Optional<Platform> platform = platform(member, sources);
    return port(input, reference, member.document())
        .map(output ->
            new LoadedProduct.Provider(
                input,
                wanted,
                member.document(),
                output,
                Optional.ofNullable(member.file().getParent()),
                platform,
                Optional.empty()));
  }

  /** The provider's own findings are the provider's business: they show when it is compiled. */
  private Optional<Platform> platform(Member<DataProduct> member, Sources from) {
    Optional<Path> folder = Optional.ofNullable(member.file().getParent());
    return member
        .document()
        .platform()
        .flatMap(reference -> new ManifestChain(from).from(reference, folder).value())
        .flatMap(this::resolved);
  }

  private Optional<Platform> resolved(List<Manifest> chain) {
    return Inheritance.resolve(chain, Optional.empty(), environment).value();
  }

  private Optional<LoadedProduct.Provider> remote(
      InputPort input, Located<Reference.Port> reference, List<Candidate> named) {
    Reference.Port wanted = reference.value();
    Result<RemoteProduct> fetched = sources.remote().product(wanted, reference.span());
    if (fetched.value().isEmpty() && isMisspelt(input, reference, named)) {
      return Optional.empty();
    }
    found.addAll(fetched.diagnostics());
    return fetched.value().flatMap(remote -> registered(input, reference, remote));
  }

  private Optional<LoadedProduct.Provider> registered(
      InputPort input, Located<Reference.Port> reference, RemoteProduct remote) {
    Result<DataProduct> read = DocumentReader.product(remote.document());
    found.addAll(read.diagnostics());
    return read.value()
        .flatMap(product ->
            port(input, reference, product)
                .map(output ->
                    new LoadedProduct.Provider(
                        input,
                        reference.value(),
                        product,
                        output,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(remote))));
  }

  /** Whether a product of the checkout has nearly the name that no registry knows. */
  private boolean isMisspelt(
      InputPort input, Located<Reference.Port> reference, List<Candidate> named) {
    Reference.Port wanted = reference.value();
    List<String> there = sources.workspace().products().isEmpty() ? List.of() : known();
    Optional<String> near = Suggestion.closest(wanted.productId(), there);
    boolean misspelt = near.isPresent() || !named.isEmpty();
    if (misspelt) {
      found.add(
          notFound(
              input,
              reference,
              "there is no product '"
                  + wanted.productId()
                  + "': "
                  + Suggestion.help(wanted.productId(), there)));
    }
    return misspelt;
  }

  private List<String> known() {
    return sources.workspace().products().stream()
        .map(member -> new Candidate(member, platform(member, around)).id())
        .sorted()
        .toList();
  }

  private Optional<OutputPort> port(
      InputPort input, Located<Reference.Port> reference, DataProduct product) {
    Reference.Port wanted = reference.value();
    Optional<OutputPort> output = product.outputPort(wanted.port());
    if (output.isEmpty()) {
      List<String> ports = product.outputPorts().stream().map(p -> p.name().value()).toList();
      found.add(
          notFound(
              input,
              reference,
              ports.isEmpty()
                  ? "'" + wanted.productId() + "' exposes none"
                  : Suggestion.help(wanted.port(), ports)));
    }
    return output;
  }

  private static Diagnostic notFound(
      InputPort input, Located<Reference.Port> reference, String help) {
    Reference.Port wanted = reference.value();
    return Diagnostic.at(
            ManifestCode.NOT_FOUND,
            reference.span(),
            "Input port '" + wanted.text() + "' not found")
        .about("input_ports." + input.name().value())
        .withNote(Note.of("The " + wanted.domain() + " domain does not expose this port"))
        .withHelp(help);
  }
}
