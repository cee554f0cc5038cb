package dev.floe.contracts.compiled;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.contracts.Contract;
import dev.floe.contracts.ContractColumn;
import dev.floe.contracts.TypeFamily;
import dev.floe.contracts.document.ProductPorts;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.OutputPort;
import dev.floe.spi.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the ports of a product promise: the real columns of the models behind them, with what tests
 * and constraints prove of them and what the product's document adds.
 */
public final class PortContracts {

  private PortContracts() {}

  /** A contract for each port that has a model, sorted by name. */
  public static List<Contract> of(DataProduct product, CompiledProduct compiled) {
    List<Contract> contracts = new ArrayList<>();
    for (CompiledProduct.OutputPort port : compiled.outputPorts()) {
      product
          .outputPort(port.name())
          .ifPresent(declared -> contracts.add(contract(product, compiled, port, declared)));
    }
    return contracts;
  }

  private static Contract contract(
      DataProduct product,
      CompiledProduct compiled,
      CompiledProduct.OutputPort port,
      OutputPort declared) {
    Contract promised =
        ProductPorts.promised(
            product, compiled.product().domain().orElse(ProductPorts.NO_DOMAIN), declared);
    Contract.Provider provider =
        new Contract.Provider(
            promised.provider().domain(),
            promised.provider().product(),
            promised.provider().port(),
            Optional.of(port.table()));
    return new Contract(
        promised.name(),
        promised.version(),
        promised.description(),
        provider,
        promised.consumer(),
        columns(promised, compiled, port),
        promised.sla(),
        promised.compatibility(),
        promised.notice());
  }

  private static List<ContractColumn> columns(
      Contract promised, CompiledProduct compiled, CompiledProduct.OutputPort port) {
    Optional<List<NodeColumn>> real =
        node(compiled, port.node()).flatMap(node -> node.columns().known());
    if (real.isEmpty()) {
      return promised.columns();
    }
    Proofs proofs = Proofs.of(compiled, port.node());
    return real.get().stream()
        .map(column -> column(column, promised.column(column.name()), proofs, port))
        .toList();
  }

  static Optional<Node.Referable> node(CompiledProduct compiled, String uniqueId) {
    return compiled.nodes().stream()
        .filter(node -> node.uniqueId().equals(uniqueId))
        .filter(Node.Referable.class::isInstance)
        .map(Node.Referable.class::cast)
        .findFirst();
  }

  /** What the document says of a column stands before what the model shows. */
  private static ContractColumn column(
      NodeColumn real,
      Optional<ContractColumn> said,
      Proofs proofs,
      CompiledProduct.OutputPort port) {
    List<String> values =
        said.map(ContractColumn::allowedValues)
            .filter(list -> !list.isEmpty())
            .orElseGet(() -> proofs.values(real));
    return new ContractColumn(
        real.name(),
        said.flatMap(ContractColumn::type)
            .filter(type -> TypeFamily.of(type).isEmpty())
            .or(() -> type(real.type())),
        said.filter(ContractColumn::required).isPresent() || proofs.isRequired(real.name()),
        said.filter(ContractColumn::primaryKey).isPresent() || proofs.isKey(real.name()),
        said.filter(ContractColumn::unique).isPresent() || proofs.isUnique(real.name()),
        values,
        said.map(ContractColumn::description)
            .filter(text -> !text.isEmpty())
            .orElse(real.description()),
        said.flatMap(ContractColumn::classification).or(() -> classification(port, real.name())));
  }

  /** A list of words is a string; the words are allowed values. */
  static Optional<Type> type(Type real) {
    return switch (real) {
      case Type.Unknown unknown -> Optional.empty();
      case Type.Enumeration words -> Optional.of(Type.of(Type.Kind.VARCHAR));
      case Type.Scalar scalar -> Optional.of(real);
      case Type.Decimal decimal -> Optional.of(real);
      case Type.ListOf list -> Optional.of(real);
      case Type.Struct struct -> Optional.of(real);
      case Type.MapOf map -> Optional.of(real);
      case Type.Native other -> Optional.of(real);
    };
  }

  private static Optional<String> classification(CompiledProduct.OutputPort port, String column) {
    return port.terms().get("classification") instanceof Map<?, ?> classes
            && classes.get(column) instanceof Map<?, ?> found
            && found.get("level") instanceof String level
        ? Optional.of(level)
        : Optional.empty();
  }
}
