package dev.floe.cli.platform;

import dev.floe.artifacts.ArtifactsJson;
import dev.floe.artifacts.CompiledProduct;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.product.CompilationText;
import dev.floe.cli.product.Compilations;
import dev.floe.cli.product.Compliances;
import dev.floe.cli.product.Documents;
import dev.floe.cli.record.ActionRecord;
import dev.floe.cli.record.Standing;
import dev.floe.compiler.Compilation;
import dev.floe.contracts.Contract;
import dev.floe.contracts.compiled.ConsumerContracts;
import dev.floe.contracts.compiled.PortContracts;
import dev.floe.contracts.document.FloeContract;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.InputPort;
import dev.floe.manifest.Reference;
import dev.floe.manifest.locate.InputFile;
import dev.floe.mesh.ContractNaming;
import dev.floe.mesh.ProductEntry;
import dev.floe.mesh.ProductIndex;
import dev.floe.mesh.RegisteredProduct;
import dev.floe.registry.Bundle;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.Repository;
import dev.floe.registry.resolve.DocumentTypes;
import dev.floe.registry.sign.Compliance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe product register}: the compiled product becomes a version that never changes. */
public final class ProductRegisterCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Compile the product against what is published, and register it under the version in its"
                + " document. A registered version never changes; it holds documents and schemas, no"
                + " rows. With --sign it is signed, and it is attested that it compiled and"
                + " complies.",
            "floe product register",
            "floe product register --sign sales.key",
            "floe product register --dry-run")
        .addOption(Options.value("--to", "REPOSITORY", "oci://host/path instead of the usual one"))
        .addOption(Options.value("--sign", "KEY", "sign it: a PKCS#8 file in PEM, or env:NAME"))
        .addOption(Options.flag("--dry-run", "check everything and register nothing"))
        .addOption(Options.environment())
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Result<Compilation> compiled =
        new Compilations(invocation.surroundings(), documents.registries(), false)
            .compile(documents.requireProduct(), invocation.arguments().value("--env"));
    Result<Publication> publication =
        compiled.then(compilation ->
            publication(
                invocation,
                documents,
                compilation,
                Compliances.of(documents, compilation, compiled.diagnostics())));
    if (!publication.isOk()) {
      return documents.failed(publication.diagnostics());
    }
    Publication ready = publication.value().orElseThrow();
    boolean indexed = invocation.arguments().value("--to").isEmpty();
    Optional<ContractChanges> changes =
        indexed
            ? compiled.value().map(found -> ContractChanges.of(documents, found))
            : Optional.empty();
    List<Diagnostic> objections = changes.map(ContractChanges::diagnostics).orElse(List.of());
    if (!objections.isEmpty()) {
      return refused(invocation, documents, changes.orElseThrow());
    }
    if (invocation.arguments().has("--dry-run")) {
      return ready.rehearse(
          invocation,
          documents,
          () -> indexed ? Optional.of(changes.orElseThrow().radius()) : Optional.empty());
    }
    Compilation compilation = compiled.value().orElseThrow();
    CompilationText.write(documents, compilation);
    ActionRecord record =
        ActionRecord.of(
            compilation.documents().platform(), documents.folder(), invocation.surroundings());
    ExitCode code = ready.publish(invocation, documents, record);
    record.note(
        compilation.product().product().qualifiedName(),
        Standing.of(compilation.product(), compilation.judgement()),
        ready.digest());
    if (code == ExitCode.OK && indexed) {
      index(documents, compilation, ready);
    }
    return code;
  }

  /** It may not be registered now. A rehearsal announces nothing, and says who would break. */
  private static ExitCode refused(
      Invocation invocation, Documents documents, ContractChanges changes) {
    boolean rehearsal = invocation.arguments().has("--dry-run");
    if (!rehearsal) {
      changes.announce();
    }
    switch (invocation.output()) {
      case JSON ->
          invocation
              .console()
              .json(changes.diagnostics(), Map.of("blastRadius", changes.radius().plain()));
      case TEXT -> {
        if (rehearsal) {
          changes.radius().print(invocation);
        }
        invocation.console().diagnostics(changes.diagnostics(), documents.sources());
      }
    }
    return ExitCode.ERRORS;
  }

  /** The entry comes last: what is found through the index is there. */
  private static void index(Documents documents, Compilation compilation, Publication ready) {
    String reference =
        ready.repository().reference(ready.bundle().artifact().descriptor().digest().text());
    ProductIndex index = documents.registries().index();
    List<ProductEntry> registered = index.newest();
    Map<String, String> names = new TreeMap<>();
    ConsumerContracts.of(compilation.documents().product(), compilation.product())
        .forEach(
            need -> names.put(need.provider().reference(), ContractNaming.of(registered, need)));
    index.add(Entries.of(compilation, domain(compilation), reference, names), Thread::sleep);
  }

  private static String domain(Compilation compilation) {
    return compilation.product().product().domain().orElse("platform");
  }

  private static Result<Publication> publication(
      Invocation invocation, Documents documents, Compilation compilation, Compliance compliance) {
    DataProduct product = compilation.documents().product();
    CompiledProduct compiled = compilation.product();
    List<Diagnostic> missing = missing(product);
    if (!missing.isEmpty()) {
      return Result.failed(missing);
    }
    String domain = domain(compilation);
    Repository repository =
        documents
            .registries()
            .repository(
                invocation
                    .arguments()
                    .value("--to")
                    .or(() ->
                        documents
                            .registries()
                            .layout()
                            .products(domain, compiled.product().name())));
    return Result.ok(
        new Publication(
            product.name().span(),
            "product " + compiled.product().qualifiedName(),
            repository,
            PublishedVersion.tag(product.version()),
            bundle(compilation, domain),
            List.of(),
            Optional.of(compliance)));
  }

  /** What a registered product must say of itself. */
  private static List<Diagnostic> missing(DataProduct product) {
    List<Diagnostic> missing = new ArrayList<>();
    if (product.header().name().isEmpty()) {
      missing.add(incomplete(product, "name"));
    }
    if (product.header().version().isEmpty()) {
      missing.add(incomplete(product, "version"));
    }
    if (product.header().description().isEmpty()) {
      missing.add(incomplete(product, "description"));
    }
    product
        .platform()
        .filter(platform -> platform.value() instanceof Reference.File)
        .ifPresent(platform ->
            missing.add(
                Diagnostic.at(
                        RegistryCode.NOT_PUBLISHABLE,
                        platform.span(),
                        "the manifest is a file of this checkout, which nobody finds from a"
                            + " registry")
                    .about("platform")
                    .withHelp(
                        "refer to the published manifest, such as 'sales:v2.1.0'; in the checkout"
                            + " a floe-workspace.yaml still finds the file")));
    return missing;
  }

  private static Diagnostic incomplete(DataProduct product, String key) {
    return Diagnostic.at(
            RegistryCode.NOT_PUBLISHABLE,
            product.header().name().map(name -> name.span()).orElse(Span.file(product.file())),
            "a product needs metadata." + key + " to be registered")
        .about("metadata." + key)
        .withHelp("add metadata." + key + " to " + product.file());
  }

  private static Bundle bundle(Compilation compilation, String domain) {
    DataProduct product = compilation.documents().product();
    CompiledProduct compiled = compilation.product();
    Map<String, String> annotations = new TreeMap<>();
    annotations.put(DocumentTypes.TITLE, compiled.product().name());
    annotations.put(DocumentTypes.VERSION, compiled.product().version());
    annotations.put(DocumentTypes.DESCRIPTION, compiled.product().description());
    annotations.put("dev.floe.domain", domain);
    Optional<InputFile> document =
        compilation.documents().inputs().stream()
            .filter(input -> input.name().equals(product.file()))
            .findFirst();
    return new RegisteredProduct(
            document.orElseThrow().bytes(),
            ArtifactsJson.write(compiled),
            texts(PortContracts.of(product, compiled), contract -> contract.provider().port()),
            texts(
                ConsumerContracts.of(product, compiled),
                contract -> input(product, contract.provider())))
        .bundle(annotations);
  }

  private static Map<String, byte[]> texts(
      List<Contract> contracts, Function<Contract, String> name) {
    Map<String, byte[]> texts = new TreeMap<>();
    contracts.forEach(contract ->
        texts.put(
            name.apply(contract), FloeContract.write(contract).getBytes(StandardCharsets.UTF_8)));
    return texts;
  }

  /** The input port that reads a provider's. */
  private static String input(DataProduct product, Contract.Provider provider) {
    return product.inputPorts().stream()
        .filter(port ->
            port.source() instanceof InputPort.Source.Product source
                && source.port().value().text().equals(provider.reference()))
        .map(port -> port.name().value())
        .findFirst()
        .orElseGet(provider::port);
  }
}
