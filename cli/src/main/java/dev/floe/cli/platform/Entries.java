package dev.floe.cli.platform;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.compiler.Compilation;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Durations;
import dev.floe.manifest.InputPort;
import dev.floe.manifest.OutputPort;
import dev.floe.manifest.Owner;
import dev.floe.manifest.Sla;
import dev.floe.mesh.ProductEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the index tells of a compiled product. */
final class Entries {

  private Entries() {}

  /**
   * @param contracts names of the contracts with providers, by the providers' ports
   */
  static ProductEntry of(
      Compilation compilation, String domain, String reference, Map<String, String> contracts) {
    DataProduct product = compilation.documents().product();
    CompiledProduct compiled = compilation.product();
    Optional<Owner> owner = product.owners().stream().findFirst();
    return new ProductEntry(
        domain,
        compiled.product().name(),
        compiled.product().version(),
        compiled.product().description(),
        owner.flatMap(Owner::team).or(() -> owner.map(Owner::display)).orElse(""),
        owner.map(Owner::display).orElse(""),
        reference,
        product.outputPorts().stream().map(port -> output(port, compiled)).toList(),
        product.inputPorts().stream().map(port -> input(port, contracts)).toList());
  }

  private static ProductEntry.Output output(OutputPort port, CompiledProduct compiled) {
    String table =
        compiled.outputPorts().stream()
            .filter(found -> found.name().equals(port.name().value()))
            .map(CompiledProduct.OutputPort::table)
            .findFirst()
            .orElse("");
    return new ProductEntry.Output(port.name().value(), table, words(port.sla()));
  }

  private static String words(Sla sla) {
    List<String> words = new ArrayList<>();
    sla.freshness().ifPresent(time -> words.add("freshness=" + Durations.print(time.value())));
    sla.availability().ifPresent(share -> words.add("availability=" + share.value()));
    sla.quality().forEach((name, share) -> words.add(name + "=" + share.value()));
    return String.join(", ", words);
  }

  private static ProductEntry.Input input(InputPort port, Map<String, String> contracts) {
    return switch (port.source()) {
      case InputPort.Source.Product source ->
          new ProductEntry.Input(
              port.name().value(),
              Optional.of(source.port().value().text()),
              "",
              Optional.ofNullable(contracts.get(source.port().value().text())));
      case InputPort.Source.Ingestion ingestion ->
          new ProductEntry.Input(
              port.name().value(), Optional.empty(), ingestion(ingestion), Optional.empty());
      case InputPort.Source.Unknown unknown ->
          new ProductEntry.Input(
              port.name().value(), Optional.empty(), "unknown", Optional.empty());
    };
  }

  private static String ingestion(InputPort.Source.Ingestion ingestion) {
    return Optional.ofNullable(ingestion.config().get("source"))
        .map(Object::toString)
        .or(() -> ingestion.plugin().map(plugin -> plugin.value()))
        .map(what -> "ingestion: " + what)
        .orElse("ingestion");
  }
}
