package dev.floe.contracts.compiled;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.contracts.Compatibility;
import dev.floe.contracts.Contract;
import dev.floe.contracts.ContractColumn;
import dev.floe.contracts.ServiceLevel;
import dev.floe.contracts.document.FloeContract;
import dev.floe.contracts.document.ProductPorts;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.InputPort;
import dev.floe.manifest.Located;
import dev.floe.manifest.Reference;
import dev.floe.manifest.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a product relies on: of each port it consumes, the columns its models really read, those its
 * document lists, and the freshness and availability it requires.
 */
public final class ConsumerContracts {

  private ConsumerContracts() {}

  /** A contract for each consumed port of another product, sorted by the input port's name. */
  public static List<Contract> of(DataProduct product, CompiledProduct compiled) {
    List<Contract> contracts = new ArrayList<>();
    for (CompiledProduct.InputPort port : compiled.inputPorts()) {
      product.inputPorts().stream()
          .filter(input -> input.name().value().equals(port.name()))
          .filter(input -> input.source() instanceof InputPort.Source.Product)
          .findFirst()
          .ifPresent(input -> contracts.add(contract(compiled, port, input)));
    }
    return contracts;
  }

  private static Contract contract(
      CompiledProduct compiled, CompiledProduct.InputPort port, InputPort input) {
    Reference.Port reference =
        switch (input.source()) {
          case InputPort.Source.Product source -> source.port().value();
          case InputPort.Source.Ingestion other -> throw new IllegalStateException("no product");
          case InputPort.Source.Unknown other -> throw new IllegalStateException("no product");
        };
    Contract.Provider provider =
        new Contract.Provider(
            reference.domain(), reference.product(), reference.port(), Optional.empty());
    Contract.Consumer consumer =
        new Contract.Consumer(
            compiled.product().domain().orElse(ProductPorts.NO_DOMAIN), compiled.product().name());
    return new Contract(
        Contract.nameOf(provider, consumer),
        Version.parse(compiled.product().version()).toOptional().orElse(Version.UNVERSIONED),
        input.description().orElse(""),
        provider,
        Optional.of(consumer),
        columns(compiled, port, FloeContract.columns(input.schema())),
        new ServiceLevel(
            input.freshnessRequirement().map(Located::value),
            input.availabilityRequirement().map(Located::value),
            Map.of()),
        Compatibility.BACKWARD,
        Optional.of(Contract.STANDARD_NOTICE));
  }

  private static List<ContractColumn> columns(
      CompiledProduct compiled, CompiledProduct.InputPort port, List<ContractColumn> listed) {
    List<ContractColumn> columns = new ArrayList<>(listed);
    String relation = port.relation().orElse("");
    UsedColumns used = UsedColumns.of(compiled, relation);
    for (NodeColumn column : offered(compiled, relation)) {
      boolean known = listed.stream().anyMatch(one -> one.name().equalsIgnoreCase(column.name()));
      if (!known && used.isUsed(column.name())) {
        columns.add(
            new ContractColumn(
                column.name(),
                PortContracts.type(column.type()),
                false,
                false,
                false,
                List.of(),
                "",
                Optional.empty()));
      }
    }
    return columns;
  }

  /** The columns of a consumed port as the consumer's own artifacts hold them. */
  private static List<NodeColumn> offered(CompiledProduct compiled, String relation) {
    return compiled.nodes().stream()
        .filter(Node.Source.class::isInstance)
        .map(Node.Source.class::cast)
        .filter(source -> source.relation().toString().equals(relation))
        .findFirst()
        .flatMap(source -> source.columns().known())
        .orElse(List.of());
  }
}
