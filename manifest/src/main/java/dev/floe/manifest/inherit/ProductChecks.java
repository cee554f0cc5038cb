package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.diagnostics.Traced;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Durations;
import dev.floe.manifest.InputPort;
import dev.floe.manifest.Located;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.OutputPort;
import java.util.List;

/** What a platform demands of the document of a product. */
final class ProductChecks {

  private final DataProduct product;
  private final Platform platform;
  private final List<Diagnostic> found;

  ProductChecks(DataProduct product, Platform platform, List<Diagnostic> found) {
    this.product = product;
    this.platform = platform;
    this.found = found;
  }

  void check() {
    platform.words("approved_products").ifPresent(this::approved);
    platform.words("approved_plugins.ingestion").ifPresent(this::ingestion);
    product.outputPorts().forEach(this::promises);
    domainName();
  }

  private void approved(Traced<List<String>> products) {
    String name = product.name().value();
    if (!products.value().contains(name)) {
      report(
          ManifestCode.PRODUCT_NOT_APPROVED,
          product.name().span(),
          products,
          "'"
              + name
              + "' is not among the products that "
              + products.origin().source()
              + " approves",
          Suggestion.help(name, products.value()));
    }
  }

  private void ingestion(Traced<List<String>> plugins) {
    for (InputPort port : product.inputPorts()) {
      if (port.source() instanceof InputPort.Source.Ingestion source) {
        source
            .plugin()
            .filter(plugin -> !plugins.value().contains(plugin.value()))
            .ifPresent(plugin ->
                report(
                    ManifestCode.PLUGIN_NOT_APPROVED,
                    plugin.span(),
                    plugins,
                    "'"
                        + plugin.value()
                        + "' of input port '"
                        + port.name().value()
                        + "' is not approved by "
                        + plugins.origin().source(),
                    Suggestion.help(plugin.value(), plugins.value())));
      }
    }
  }

  private void promises(OutputPort port) {
    platform
        .duration("governance.sla.freshness")
        .ifPresent(most ->
            port.sla()
                .freshness()
                .filter(own -> own.value().compareTo(most.value()) > 0)
                .ifPresent(
                    own -> tooWeak(port, own.map(Durations::print), most.map(Durations::print))));
    platform
        .percentage("governance.sla.availability")
        .ifPresent(least ->
            port.sla()
                .availability()
                .filter(own -> own.value().compareTo(least.value()) < 0)
                .ifPresent(
                    own -> tooWeak(port, own.map(Object::toString), least.map(Object::toString))));
  }

  private void tooWeak(OutputPort port, Located<String> own, Traced<String> demanded) {
    report(
        ManifestCode.SLA_TOO_WEAK,
        own.span(),
        demanded,
        "port '"
            + port.name().value()
            + "' promises "
            + own.value()
            + ", "
            + demanded.origin().source()
            + " demands "
            + demanded.value(),
        "promise " + demanded.value() + " or better");
  }

  /** A product belongs to one domain: the one of its manifest. */
  private void domainName() {
    product
        .domainName()
        .filter(name -> platform.domain().filter(d -> d.name().equals(name.value())).isEmpty())
        .ifPresent(name ->
            found.add(
                Diagnostic.at(
                        ManifestCode.WRONG_PARENT,
                        name.span(),
                        "the product says it is in domain '"
                            + name.value()
                            + "', its manifest is of "
                            + platform.tiers().getLast().label())
                    .about("data_product.domain")
                    .withHelp("point 'platform' to the manifest of the domain")));
  }

  private void report(
      ManifestCode code, Span place, Traced<?> demand, String message, String help) {
    Diagnostic diagnostic =
        Diagnostic.at(code, place, message).about(product.name().value()).withHelp(help);
    found.add(demand.origin().span().map(diagnostic::demandedBy).orElse(diagnostic));
  }
}
