package dev.floe.contracts.document;

import dev.floe.contracts.Contract;
import dev.floe.contracts.ServiceLevel;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Located;
import dev.floe.manifest.OutputPort;
import java.util.List;
import java.util.Optional;

/** What a product's document itself promises of its ports; also in the short form of one port. */
public final class ProductPorts {

  /** The domain of a product that belongs to none. */
  public static final String NO_DOMAIN = "platform";

  private ProductPorts() {}

  static List<WrittenContract> of(DataProduct product) {
    String domain = product.domainName().map(Located::value).orElse(NO_DOMAIN);
    return product.outputPorts().stream().map(port -> written(product, domain, port)).toList();
  }

  private static WrittenContract written(DataProduct product, String domain, OutputPort port) {
    return new WrittenContract(
        promised(product, domain, port),
        FloeContract.places(port.schema(), port.sla()),
        new Span(product.file(), port.name().span().start(), port.name().span().end()));
  }

  /** A port's contract with the columns its document lists. */
  public static Contract promised(DataProduct product, String domain, OutputPort port) {
    Contract.Provider provider =
        new Contract.Provider(
            domain, product.name().value(), port.name().value(), port.table().map(Located::value));
    return new Contract(
        Contract.nameOf(provider),
        product.version(),
        port.description().orElse(""),
        provider,
        Optional.empty(),
        FloeContract.columns(port.schema()),
        ServiceLevel.of(port.sla()),
        FloeContract.compatibility(port.validation()),
        Optional.of(
            port.validation().notice().map(Located::value).orElse(Contract.STANDARD_NOTICE)));
  }
}
