package dev.floe.compiler;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumns;
import dev.floe.artifacts.PortAccess;
import dev.floe.contracts.Contract;
import dev.floe.contracts.check.Consumed;
import dev.floe.contracts.compiled.PortContracts;
import dev.floe.dbt.config.NodeConfig;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.NodeProperties;
import dev.floe.dbt.graph.Placement;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.governance.classification.PublishedClasses;
import dev.floe.manifest.Reference;
import dev.floe.manifest.locate.LoadedProduct;
import dev.floe.spi.RelationName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A port of another product as this product's SQL sees it: a relation in a catalog of its own,
 * {@code <domain>__<product>}, attached for reading.
 *
 * @param relation in the consumer's engine
 * @param columns as the provider's model has them
 * @param promise what the provider promises; absent where it could not be compiled
 */
record ConsumedPort(
    LoadedProduct.Provider provider,
    RelationName relation,
    NodeColumns columns,
    Optional<Consumed> promise) {

  /** Where a provider's warehouse lies, relative to its folder. */
  static final String WAREHOUSE = "warehouse/data.duckdb";

  /**
   * @param product the provider as it was compiled
   * @param output the port as its product compiled it
   * @param registered the contract it was registered with; else it follows from the two others
   */
  static ConsumedPort of(
      LoadedProduct.Provider provider,
      CompiledProduct product,
      Node.Referable node,
      CompiledProduct.OutputPort output,
      Optional<Contract> registered) {
    RelationName own = node.location().orElseThrow();
    String before = provider.reference().productId() + ".";
    return new ConsumedPort(
        provider,
        RelationName.of(catalog(provider.reference()), own.schema().orElse(""), own.identifier()),
        PublishedClasses.of(output, node.columns(), before),
        registered
            .or(() ->
                PortContracts.of(provider.product(), product).stream()
                    .filter(contract -> contract.provider().port().equals(output.name()))
                    .findFirst())
            .map(contract ->
                new Consumed(
                    provider.inputPort(), contract, output, PortAccess.of(product, output))));
  }

  /** A port whose provider could not be compiled: its table is taken from what documents say. */
  static ConsumedPort unknown(LoadedProduct.Provider provider, String reason) {
    String table =
        provider
            .outputPort()
            .table()
            .map(name -> name.value())
            .orElse(provider.outputPort().name().value());
    String[] parts = table.split("\\.", -1);
    String schema = parts.length > 1 ? parts[parts.length - 2] : ProductNaming.DEFAULT_SCHEMA;
    return new ConsumedPort(
        provider,
        RelationName.of(catalog(provider.reference()), schema, parts[parts.length - 1]),
        new NodeColumns.Unknown(reason, List.of()),
        Optional.empty());
  }

  static String catalog(Reference.Port port) {
    return port.domain() + "__" + port.product();
  }

  String uniqueId() {
    Reference.Port port = provider.reference();
    return "source." + port.product() + "." + port.product() + "." + port.port();
  }

  /** As dbt's graph holds it. */
  SourceTable asSource() {
    Reference.Port port = provider.reference();
    String file = provider.product().file();
    Identity identity =
        new Identity(
            uniqueId(),
            ResourceType.SOURCE,
            port.port(),
            port.product(),
            file,
            file,
            file,
            List.of(port.product(), port.product(), port.port()));
    return new SourceTable(
        identity,
        port.product(),
        "",
        new Placement(relation.database(), relation.schema().orElse(""), relation.identifier()),
        relation.identifier(),
        Map.of(),
        NodeConfig.empty(),
        NodeProperties.none(),
        Map.of(),
        Optional.empty(),
        Map.of());
  }

  /** As the artifacts of the consumer keep it. */
  CompiledProduct.InputPort asInput(Path consumer) {
    return new CompiledProduct.InputPort(
        provider.inputPort().name().value(),
        Optional.of(provider.reference().text()),
        Optional.of(relation.toString()),
        provider
            .folder()
            .map(folder -> consumer.relativize(folder).toString().replace('\\', '/'))
            .map(folder -> folder + "/" + WAREHOUSE),
        Map.of());
  }
}
