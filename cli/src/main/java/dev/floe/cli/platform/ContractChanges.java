package dev.floe.cli.platform;

import dev.floe.artifacts.ArtifactsJson;
import dev.floe.artifacts.CompiledProduct;
import dev.floe.cli.product.Documents;
import dev.floe.compiler.Compilation;
import dev.floe.contracts.Contract;
import dev.floe.contracts.change.Change;
import dev.floe.contracts.change.Levels;
import dev.floe.contracts.compiled.PortContracts;
import dev.floe.contracts.compiled.UsedColumns;
import dev.floe.contracts.document.ContractReader;
import dev.floe.contracts.document.ProductPorts;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.OutputPort;
import dev.floe.manifest.Version;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.mesh.Announcement;
import dev.floe.mesh.ProductEntry;
import dev.floe.mesh.ProductIndex;
import dev.floe.mesh.RegisteredProduct;
import dev.floe.mesh.change.NewVersion;
import dev.floe.mesh.change.PortChange;
import dev.floe.mesh.change.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a compiled product changes about its newest registered version before it. */
public final class ContractChanges {

  private final ProductIndex index;
  private final String id;
  private final Version version;
  private final Optional<NewVersion> change;
  private final Instant now;
  private final ReboundReaders rebound;
  private final CompiledProduct compiled;
  private final DataProduct product;

  private ContractChanges(
      ProductIndex index,
      String id,
      Version version,
      Optional<NewVersion> change,
      Documents documents,
      Compilation compilation) {
    this.index = index;
    this.id = id;
    this.version = version;
    this.change = change;
    this.now = documents.now();
    this.rebound = new ReboundReaders(documents.registries().store());
    this.compiled = compilation.product();
    this.product = compilation.documents().product();
  }

  /** Compares a compiled product with what is registered. */
  public static ContractChanges of(Documents documents, Compilation compilation) {
    ProductIndex index = documents.registries().index();
    String id =
        compilation.product().product().domain().orElse(ProductPorts.NO_DOMAIN)
            + "."
            + compilation.product().product().name();
    Version version = compilation.documents().product().version();
    List<ProductEntry> versions = index.versions(id);
    boolean known = versions.stream().anyMatch(entry -> version(entry).equals(version));
    Optional<ProductEntry> before =
        versions.stream()
            .filter(entry -> !known && version(entry).compareTo(version) < 0)
            .findFirst();
    Optional<NewVersion> change =
        before.map(entry ->
            new NewVersion(
                id,
                version(entry),
                version,
                ports(documents, index, entry, compilation),
                index.announcements(id, version.toString())));
    return new ContractChanges(index, id, version, change, documents, compilation);
  }

  private static Version version(ProductEntry entry) {
    return Version.parse(entry.version()).toOptional().orElse(Version.UNVERSIONED);
  }

  private static List<PortChange> ports(
      Documents documents, ProductIndex index, ProductEntry before, Compilation compilation) {
    Optional<RegisteredProduct> registered =
        RegisteredProduct.of(before, documents.registries().store());
    List<Contract> now = PortContracts.of(compilation.documents().product(), compilation.product());
    List<ProductEntry> mesh = index.newest();
    Levels levels = Levels.of(compilation.documents().platform());
    return registered
        .map(product -> contracts(product.promises()))
        .orElse(Map.of())
        .values()
        .stream()
        .map(old ->
            PortChange.of(
                old,
                now.stream()
                    .filter(one -> one.provider().port().equals(old.provider().port()))
                    .findFirst(),
                readers(documents, mesh, old.provider().reference()),
                levels))
        .toList();
  }

  /** The registered products that read a port. */
  static List<Reader> readers(Documents documents, List<ProductEntry> mesh, String port) {
    return mesh.stream()
        .filter(entry ->
            entry.inputs().stream()
                .anyMatch(input -> input.provider().filter(port::equals).isPresent()))
        .map(entry ->
            reader(entry, RegisteredProduct.of(entry, documents.registries().store()), port))
        .toList();
  }

  private static Reader reader(
      ProductEntry entry, Optional<RegisteredProduct> product, String port) {
    return new Reader(
        entry.id(),
        product.flatMap(found ->
            contracts(found.needs()).values().stream()
                .filter(need -> need.provider().reference().equals(port))
                .findFirst()),
        product
            .flatMap(found -> ArtifactsJson.read(entry.reference(), found.compiled()).value())
            .flatMap(compiled ->
                compiled.inputPorts().stream()
                    .filter(input -> input.provider().filter(port::equals).isPresent())
                    .flatMap(input -> input.relation().stream())
                    .findFirst()
                    .map(relation -> UsedColumns.of(compiled, relation))));
  }

  /** The contracts of an artifact; what cannot be read is left out. */
  public static Map<String, Contract> contracts(Map<String, byte[]> texts) {
    Map<String, Contract> contracts = new TreeMap<>();
    texts.forEach((port, text) ->
        ContractReader.read(new DocumentFile(port + ".yaml", "", text))
            .value()
            .flatMap(read -> read.stream().findFirst())
            .ifPresent(read -> contracts.put(port, read.contract())));
    return contracts;
  }

  /** Why the product may not be registered now. */
  public List<Diagnostic> diagnostics() {
    return change.map(found -> found.objections(now)).orElse(List.of()).stream()
        .map(objection -> objection.at(place(objection)))
        .toList();
  }

  /** The port that changes; the product's name where it is gone. */
  private Span place(Diagnostic objection) {
    return product.outputPorts().stream()
        .map(OutputPort::name)
        .filter(name -> objection.subject().equals("output_ports." + name.value()))
        .findFirst()
        .orElseGet(product::name)
        .span();
  }

  /** Which registered products the changes would break, in which model and column. */
  BlastRadius radius() {
    List<PortChange> ports = change.map(NewVersion::ports).orElse(List.of());
    List<BlastRadius.Broken> broken = new ArrayList<>();
    Set<String> readers = new TreeSet<>();
    for (PortChange port : ports) {
      for (Reader reader : port.readers()) {
        readers.add(reader.product());
        for (Change one : port.breaking(reader)) {
          broken.addAll(broken(reader, port, one));
        }
      }
      broken.addAll(unbound(port, broken));
    }
    return new BlastRadius(readers.size(), broken);
  }

  /**
   * SQL that does not bind any more: a new column may make a name ambiguous, another type may be
   * none of a function's. Models of which lineage told already that they break are left out.
   */
  private List<BlastRadius.Broken> unbound(PortChange port, List<BlastRadius.Broken> known) {
    if (port.readers().isEmpty()) {
      return List.of();
    }
    Set<String> told = new TreeSet<>();
    known.forEach(
        one -> told.add(one.product() + " " + one.subject().replaceFirst("\\.[^.]*$", "")));
    String name = port.before().provider().port();
    return ReboundReaders.columns(compiled, name)
        .map(columns ->
            rebound.broken(index.newest(), port.before().provider().reference(), columns))
        .orElse(List.of())
        .stream()
        .filter(one -> !told.contains(one.product() + " " + one.subject()))
        .toList();
  }

  private static List<BlastRadius.Broken> broken(Reader reader, PortChange port, Change change) {
    String rule = change.toString();
    String message = port.before().provider().reference() + ": " + change.kind().reason();
    List<BlastRadius.Broken> broken =
        reader.readersOf(change.subject()).stream()
            .map(one ->
                new BlastRadius.Broken(
                    reader.product(),
                    one.node() + (one.column().isEmpty() ? "" : "." + one.column()),
                    rule,
                    message))
            .toList();
    return broken.isEmpty()
        ? List.of(new BlastRadius.Broken(reader.product(), "input", rule, message))
        : broken;
  }

  /** Starts the notice of changes that break somebody, where it has not begun. */
  void announce() {
    List<String> changes = change.map(NewVersion::toAnnounce).orElse(List.of());
    if (!changes.isEmpty()) {
      index.announce(id, version.toString(), new Announcement(now, changes));
    }
  }
}
