package dev.floe.cli.contracts;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.files.DiskTree;
import dev.floe.cli.platform.ContractChanges;
import dev.floe.cli.product.Compilations;
import dev.floe.cli.product.Documents;
import dev.floe.compiler.Compilation;
import dev.floe.contracts.Contract;
import dev.floe.contracts.change.Levels;
import dev.floe.contracts.compiled.ConsumerContracts;
import dev.floe.contracts.compiled.PortContracts;
import dev.floe.contracts.document.ContractReader;
import dev.floe.contracts.document.WrittenContract;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.inherit.Platform;
import dev.floe.manifest.locate.LoadedPlatform;
import dev.floe.manifest.locate.LoadedProduct;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.mesh.ContractNaming;
import dev.floe.mesh.ProductEntry;
import dev.floe.mesh.RegisteredProduct;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The contracts a user can name: those in a file, those of the product here, those that are
 * registered.
 */
final class Contracts {

  private final Invocation invocation;
  private final Documents documents;

  Contracts(Invocation invocation, Documents documents) {
    this.invocation = invocation;
    this.documents = documents;
  }

  /** The product here as it compiles, if there is one. */
  Optional<Result<Compilation>> compiled() {
    return documents
        .productFile()
        .map(file -> Compilations.of(invocation, documents).compile(file, Optional.empty()));
  }

  /** What the ports of a product promise, then what it relies on. */
  static List<Contract> of(Compilation compilation) {
    List<Contract> all = new ArrayList<>(promised(compilation));
    all.addAll(ConsumerContracts.of(compilation.documents().product(), compilation.product()));
    return all;
  }

  /** What the ports of a product promise. */
  static List<Contract> promised(Compilation compilation) {
    return PortContracts.of(compilation.documents().product(), compilation.product());
  }

  /** How confidential data can be, as the platform here says; the standard without one. */
  Levels levels() {
    return platform().map(Levels::of).orElseGet(Levels::standard);
  }

  private Optional<Platform> platform() {
    return documents
        .productFile()
        .flatMap(file -> documents.locator().product(file, Optional.empty()).value())
        .map(LoadedProduct::platform)
        .or(() ->
            documents
                .manifestFile()
                .flatMap(file -> documents.locator().platform(file, Optional.empty()).value())
                .map(LoadedPlatform::platform));
  }

  /** Whether a file of that name is there. */
  Optional<byte[]> file(String typed) {
    return typed.contains(".") || typed.contains("/")
        ? DiskTree.readFile(invocation.path(typed))
        : Optional.empty();
  }

  /** The contracts of a file. */
  Result<List<WrittenContract>> read(String typed, byte[] bytes) {
    Path file = invocation.path(typed);
    return ContractReader.read(
        new DocumentFile(typed, home(typed), bytes),
        ref ->
            DiskTree.readFile(file.resolveSibling(ref))
                .map(found -> new DocumentFile(ref, "", found)));
  }

  private String home(String typed) {
    Path folder = invocation.path(typed).getParent();
    return folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
  }

  /**
   * The contracts of a name: of a file, of the product here, of a registered port or consumer.
   *
   * @throws UsageError if there is none
   */
  Result<List<Contract>> find(String typed) {
    Optional<byte[]> file = file(typed);
    if (file.isPresent()) {
      return read(typed, file.get())
          .map(written -> written.stream().map(WrittenContract::contract).toList());
    }
    Optional<Result<Compilation>> compiled = compiled();
    List<Contract> here =
        compiled.flatMap(Result::value).map(Contracts::of).orElse(List.of()).stream()
            .filter(contract -> isCalled(contract, typed, !mesh()))
            .toList();
    if (!here.isEmpty()) {
      return Result.of(here, compiled.get().diagnostics());
    }
    List<Contract> registered = registered(typed);
    if (registered.isEmpty()) {
      throw unknown(typed);
    }
    return Result.ok(registered);
  }

  private static UsageError unknown(String typed) {
    return new UsageError(
        CliCode.BAD_VALUE,
        "there is no contract '" + typed + "'",
        "name a file, a port of this product, domain.product.port of a registered one, or what"
            + " 'floe contracts list' shows");
  }

  /** Whether there is a registry; there a full name means what is registered. */
  private boolean mesh() {
    return documents.registries().layout().registry().isPresent();
  }

  private static boolean isCalled(Contract contract, String typed, boolean fullNames) {
    return contract.name().equals(typed)
        || (contract.consumer().isEmpty()
            && (contract.provider().port().equals(typed)
                || (fullNames && contract.provider().reference().equals(typed))));
  }

  /**
   * {@code domain.product.port}, with {@code @version} for one that is not the newest; or a name.
   */
  private List<Contract> registered(String typed) {
    if (!mesh()) {
      return List.of();
    }
    String[] parts = typed.split("@", 2);
    String[] names = parts[0].split("\\.", -1);
    if (names.length == 3) {
      return documents.registries().index().versions(names[0] + "." + names[1]).stream()
          .filter(entry -> parts.length == 1 || entry.version().equals(bare(parts[1])))
          .findFirst()
          .map(entry -> promises(entry, names[2]))
          .orElse(List.of());
    }
    List<ProductEntry> all = documents.registries().index().newest();
    List<Contract> needs =
        ContractNaming.all(all).stream()
            .filter(one -> one.name().equals(typed))
            .flatMap(one -> need(one).stream())
            .toList();
    return needs.isEmpty()
        ? all.stream().flatMap(entry -> promise(entry, typed).stream()).toList()
        : needs;
  }

  private static String bare(String version) {
    return version.startsWith("v") ? version.substring(1) : version;
  }

  private List<Contract> promises(ProductEntry entry, String port) {
    return product(entry)
        .map(product -> ContractChanges.contracts(product.promises()).get(port))
        .map(List::of)
        .orElse(List.of());
  }

  /** What a registered consumer relies on; the index knows what it is called. */
  private Optional<Contract> need(ContractNaming.Named named) {
    return product(named.consumer())
        .flatMap(product ->
            ContractChanges.contracts(product.needs()).values().stream()
                .filter(need -> need.provider().reference().equals(named.provider()))
                .findFirst())
        .map(need -> need.named(named.name()));
  }

  private Optional<Contract> promise(ProductEntry entry, String name) {
    return entry.outputs().stream()
        .filter(port ->
            Contract.nameOf(
                    new Contract.Provider(
                        entry.domain(), entry.product(), port.name(), Optional.empty()))
                .equals(name))
        .findFirst()
        .flatMap(port -> promises(entry, port.name()).stream().findFirst());
  }

  private Optional<RegisteredProduct> product(ProductEntry entry) {
    return RegisteredProduct.of(entry, documents.registries().store());
  }
}
