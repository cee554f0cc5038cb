package dev.floe.compiler;

import dev.floe.artifacts.ArtifactsJson;
import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.contracts.Contract;
import dev.floe.contracts.document.ContractReader;
import dev.floe.contracts.document.WrittenContract;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.InputPort;
import dev.floe.manifest.locate.DocumentLocator;
import dev.floe.manifest.locate.LoadedProduct;
import dev.floe.manifest.locate.RemoteDocuments;
import dev.floe.manifest.read.DocumentFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compiles the products that a product consumes, to know the columns of their ports. */
final class Consumption {

  private final ProductCompiler compiler;
  private final DocumentLocator locator;
  private final CompileRequest consumer;
  private final List<Path> path;
  private final List<Diagnostic> found = new ArrayList<>();

  /**
   * @param path the products being compiled, the consumer last
   */
  Consumption(
      ProductCompiler compiler, DocumentLocator locator, CompileRequest consumer, List<Path> path) {
    this.compiler = compiler;
    this.locator = locator;
    this.consumer = consumer;
    this.path = path;
  }

  Result<List<ConsumedPort>> of(LoadedProduct product) {
    List<ConsumedPort> ports = product.providers().stream().map(this::port).toList();
    return Result.of(ports, found);
  }

  private ConsumedPort port(LoadedProduct.Provider provider) {
    if (provider.registered().isPresent()) {
      return registered(provider, provider.registered().get());
    }
    Optional<Path> file = provider.folder().flatMap(locator::productFile);
    if (file.isEmpty()) {
      return ConsumedPort.unknown(provider, "the provider's project is not at hand");
    }
    Path providerFile = file.get().toAbsolutePath().normalize();
    if (path.contains(providerFile)) {
      found.add(cycle(provider));
      return ConsumedPort.unknown(provider, "it consumes this product itself");
    }
    Result<Compilation> compiled =
        compiler.compile(
            new CompileRequest(
                providerFile, consumer.environment(), consumer.variables(), Set.of()),
            path);
    if (isInCircle(compiled.diagnostics())) {
      found.add(cycle(provider));
    } else if (!compiled.isOk()) {
      found.add(broken(provider, compiled.diagnostics()));
    }
    return compiled
        .value()
        .flatMap(compilation ->
            port(compiledAs(provider, compilation), compilation.product(), Optional.empty()))
        .orElseGet(() -> ConsumedPort.unknown(provider, "its provider does not compile"));
  }

  /** The provider's document with what its schema files say. */
  private static LoadedProduct.Provider compiledAs(
      LoadedProduct.Provider provider, Compilation compilation) {
    return new LoadedProduct.Provider(
        provider.inputPort(),
        provider.reference(),
        compilation.documents().product(),
        provider.outputPort(),
        provider.folder(),
        provider.platform(),
        provider.registered());
  }

  /** A port of a registered product is known as it was when it was registered. */
  private ConsumedPort registered(
      LoadedProduct.Provider provider, RemoteDocuments.RemoteProduct remote) {
    Result<CompiledProduct> compiled =
        ArtifactsJson.read(remote.document().name(), remote.compiled());
    if (!compiled.isOk()) {
      found.add(broken(provider, compiled.diagnostics()));
    }
    return compiled
        .value()
        .flatMap(product -> port(provider, product, promise(provider, remote)))
        .orElseGet(() -> ConsumedPort.unknown(provider, "its registered schema cannot be read"));
  }

  /** What was promised when it was registered: with it went what schema files say. */
  private static Optional<Contract> promise(
      LoadedProduct.Provider provider, RemoteDocuments.RemoteProduct remote) {
    return remote
        .promise()
        .map(text ->
            new DocumentFile(
                remote.document().name() + "/" + provider.reference().port() + ".yaml", "", text))
        .flatMap(file -> ContractReader.read(file).value())
        .flatMap(contracts -> contracts.stream().findFirst())
        .map(WrittenContract::contract);
  }

  /** The port as its product compiled it, with the model behind it. */
  private static Optional<ConsumedPort> port(
      LoadedProduct.Provider provider, CompiledProduct product, Optional<Contract> registered) {
    String wanted = provider.outputPort().name().value();
    for (CompiledProduct.OutputPort output : product.outputPorts()) {
      for (Node node : product.nodes()) {
        if (output.name().equals(wanted)
            && node.uniqueId().equals(output.node())
            && node instanceof Node.Referable readable
            && readable.location().isPresent()) {
          return Optional.of(ConsumedPort.of(provider, product, readable, output, registered));
        }
      }
    }
    return Optional.empty();
  }

  private static Span place(LoadedProduct.Provider provider) {
    return switch (provider.inputPort().source()) {
      case InputPort.Source.Product source -> source.port().span();
      case InputPort.Source.Ingestion ingestion -> ingestion.span();
      case InputPort.Source.Unknown unknown -> unknown.span();
    };
  }

  /** A circle is a mistake of every product in it, wherever it was met. */
  private static boolean isInCircle(List<Diagnostic> theirs) {
    return theirs.stream().anyMatch(one -> one.code() == CompilerCode.PROVIDER_CYCLE);
  }

  private static Diagnostic cycle(LoadedProduct.Provider provider) {
    return Diagnostic.at(
            CompilerCode.PROVIDER_CYCLE,
            place(provider),
            "'"
                + provider.reference().productId()
                + "' consumes, by itself or through others, a product that consumes it")
        .about("input_ports." + provider.inputPort().name().value())
        .withHelp("let one of them read what the other one reads");
  }

  private static Diagnostic broken(LoadedProduct.Provider provider, List<Diagnostic> theirs) {
    Diagnostic first =
        theirs.stream().filter(Diagnostic::isError).findFirst().orElse(theirs.getFirst());
    return Diagnostic.at(
            CompilerCode.PROVIDER_BROKEN,
            place(provider),
            "'" + provider.reference().productId() + "' does not compile: " + first.message())
        .withSeverity(Severity.WARNING)
        .about("input_ports." + provider.inputPort().name().value())
        .withHelp("run floe compile in its folder");
  }
}
