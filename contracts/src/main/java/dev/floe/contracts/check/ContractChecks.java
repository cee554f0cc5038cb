package dev.floe.contracts.check;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.contracts.Contract;
import dev.floe.contracts.compiled.PortContracts;
import dev.floe.contracts.document.ProductPorts;
import dev.floe.contracts.document.WrittenContract;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Durations;
import dev.floe.manifest.inherit.Platform;
import java.util.ArrayList;
import java.util.List;

/** Everything a compilation asks about promises: those a product makes, those it relies on. */
public final class ContractChecks {

  private ContractChecks() {}

  /**
   * The product with what its ports come to end to end in their terms, and what is wrong with its
   * promises and with those it relies on.
   *
   * @param consumed the ports of others whose promises are known
   * @param written contracts that lie in files of the product
   */
  public static Result<CompiledProduct> check(
      DataProduct product,
      Platform platform,
      CompiledProduct compiled,
      List<Consumed> consumed,
      List<WrittenContract> written) {
    List<Contract> own = PortContracts.of(product, compiled);
    List<EndToEnd> inputs =
        consumed.stream().map(port -> EndToEnd.of(port.offered(), port.port())).toList();
    List<Diagnostic> schemas = new ArrayList<>(SchemaPromises.kept(product, compiled));
    List<Diagnostic> levels = new ArrayList<>(ServiceLevels.schedule(product));
    List<Diagnostic> chains = new ArrayList<>();
    List<Diagnostic> found = new ArrayList<>();
    String domain = compiled.product().domain().orElse(ProductPorts.NO_DOMAIN);
    for (Consumed port : consumed) {
      schemas.addAll(SchemaPromises.offered(port));
      levels.addAll(ServiceLevels.required(port));
      chains.addAll(ServiceLevels.chain(port));
      Grants.missing(port, domain).ifPresent(found::add);
    }
    found.addAll(RequiredContracts.missing(product, platform, compiled, consumed, domain));
    chains.addAll(ServiceLevels.promises(product, own, inputs));
    WrittenPromises.Findings files =
        new WrittenPromises(domain, compiled.product().name(), own, consumed).check(written);
    schemas.addAll(files.schemas());
    levels.addAll(files.levels());
    found.addAll(Strictness.of(platform).all(platform, schemas, levels, chains));
    return Result.of(EndToEnd.in(compiled, own, inputs), found);
  }

  /** What a contract promises of a port that the port as compiled does not keep. */
  public static List<Diagnostic> broken(Contract contract, Contract real) {
    return SchemaPromises.kept(contract, real);
  }

  /** What holds of a consumed port, for the staged report. */
  public static List<String> held(Consumed consumed) {
    List<String> lines = new ArrayList<>();
    if (!consumed.offered().columns().isEmpty() && SchemaPromises.offered(consumed).isEmpty()) {
      lines.add("Schema compatibility: OK");
    }
    if (ServiceLevels.required(consumed).isEmpty()) {
      consumed
          .input()
          .freshnessRequirement()
          .ifPresent(required ->
              lines.add(
                  "SLA: provider="
                      + consumed.offered().sla().freshness().map(Durations::print).orElse("none")
                      + ", required="
                      + Durations.print(required.value())
                      + ": OK"));
    }
    return lines;
  }
}
