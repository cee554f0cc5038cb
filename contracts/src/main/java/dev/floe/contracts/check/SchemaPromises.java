package dev.floe.contracts.check;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.contracts.Contract;
import dev.floe.contracts.ContractCode;
import dev.floe.contracts.ContractColumn;
import dev.floe.contracts.TypeFamily;
import dev.floe.contracts.TypeNames;
import dev.floe.contracts.Widening;
import dev.floe.contracts.document.FloeContract;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.OutputPort;
import dev.floe.manifest.PortSchema;
import dev.floe.spi.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether the columns that documents list are there: the provider's own, and a consumer's wishes.
 */
final class SchemaPromises {

  private SchemaPromises() {}

  /** What ports promise and their models do not have. */
  static List<Diagnostic> kept(DataProduct product, CompiledProduct compiled) {
    List<Diagnostic> found = new ArrayList<>();
    for (CompiledProduct.OutputPort port : compiled.outputPorts()) {
      Optional<OutputPort> declared = product.outputPort(port.name());
      Optional<List<NodeColumn>> real =
          compiled.nodes().stream()
              .filter(node -> node.uniqueId().equals(port.node()))
              .filter(Node.Referable.class::isInstance)
              .findFirst()
              .flatMap(node -> ((Node.Referable) node).columns().known());
      if (declared.isPresent() && real.isPresent()) {
        List<ContractColumn> wanted = FloeContract.columns(declared.get().schema());
        for (ContractColumn column : wanted) {
          kept(port, column, real.get())
              .map(one -> one.at(place(declared.get().schema(), column.name())))
              .ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** What a contract promises of a port and the product does not keep, without places. */
  static List<Diagnostic> kept(Contract contract, Contract real) {
    List<Diagnostic> found = new ArrayList<>();
    for (ContractColumn column : contract.columns()) {
      promise(
              "port '" + real.provider().port() + "'",
              column,
              real.columns().stream().map(ContractColumn::name).toList(),
              name -> real.column(name).flatMap(ContractColumn::type))
          .ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Diagnostic> kept(
      CompiledProduct.OutputPort port, ContractColumn wanted, List<NodeColumn> real) {
    return promise(
        "output port '" + port.name() + "'",
        wanted,
        real.stream().map(NodeColumn::name).toList(),
        name ->
            real.stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst()
                .map(NodeColumn::type)
                .filter(type -> !(type instanceof Type.Unknown)));
  }

  private static Optional<Diagnostic> promise(
      String port,
      ContractColumn wanted,
      List<String> names,
      Function<String, Optional<Type>> types) {
    if (names.stream().noneMatch(wanted.name()::equalsIgnoreCase)) {
      return Optional.of(
          Diagnostic.of(
                  ContractCode.COLUMN_MISSING,
                  port + " promises column '" + wanted.name() + "', which its table does not have")
              .about(wanted.name())
              .withHelp(Suggestion.help(wanted.name(), names)));
    }
    Optional<Type> type = types.apply(wanted.name());
    return type.isEmpty() || wanted.type().isEmpty() || fits(type.get(), wanted.type().get())
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                    ContractCode.TYPE_DIFFERS,
                    port
                        + " promises '"
                        + wanted.name()
                        + "' as "
                        + TypeNames.print(wanted.type().get())
                        + ", and it is "
                        + TypeNames.print(type.get()))
                .about(wanted.name())
                .withHelp(
                    "promise "
                        + TypeNames.print(type.get())
                        + ", or cast the column in its model"));
  }

  private static boolean fits(Type real, Type promised) {
    return TypeFamily.of(promised)
        .map(family -> family.holds(real))
        .orElseGet(() ->
            Widening.fits(real, promised)
                || TypeNames.print(real).equals(TypeNames.print(promised)));
  }

  /** What a consumer lists and its provider does not offer. */
  static List<Diagnostic> offered(Consumed consumed) {
    List<Diagnostic> found = new ArrayList<>();
    Contract offered = consumed.offered();
    if (offered.columns().isEmpty()) {
      return found;
    }
    for (ContractColumn wanted : FloeContract.columns(consumed.input().schema())) {
      Span place = place(consumed.input().schema(), wanted.name());
      Optional<ContractColumn> there = offered.column(wanted.name());
      String port = "'" + offered.provider().reference() + "'";
      if (there.isEmpty()) {
        found.add(
            Diagnostic.at(
                    ContractCode.NOT_OFFERED,
                    place,
                    port + " does not offer column '" + wanted.name() + "'")
                .about("input_ports." + consumed.input().name().value())
                .withHelp(
                    Suggestion.help(
                        wanted.name(),
                        offered.columns().stream().map(ContractColumn::name).toList())));
      } else if (there.get().type().isPresent()
          && wanted.type().isPresent()
          && !fits(there.get().type().get(), wanted.type().get())) {
        found.add(
            Diagnostic.at(
                    ContractCode.NOT_OFFERED,
                    place,
                    port
                        + " offers '"
                        + wanted.name()
                        + "' as "
                        + TypeNames.print(there.get().type().get())
                        + ", not as "
                        + TypeNames.print(wanted.type().get()))
                .about("input_ports." + consumed.input().name().value())
                .withHelp("expect what is offered, or ask its owner"));
      }
    }
    return found;
  }

  private static Span place(Optional<PortSchema> schema, String column) {
    return schema.stream()
        .flatMap(known -> known.columns().stream())
        .filter(one -> one.name().value().equals(column))
        .map(one -> one.name().span())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a column that nobody wrote: " + column));
  }
}
