package dev.floe.compiler;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.manifest.Durations;
import dev.floe.manifest.Located;
import dev.floe.manifest.OutputPort;
import dev.floe.manifest.Sla;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the model behind each output port. */
final class Ports {

  private final String catalog;
  private final Map<String, Node.Referable> byTable = new TreeMap<>();
  private final BorrowedRows borrowed;

  Ports(String catalog, List<Node> nodes) {
    this.catalog = catalog;
    this.borrowed = new BorrowedRows(catalog, nodes);
    for (Node node : nodes) {
      if (node instanceof Node.Referable readable && !(node instanceof Node.Source)) {
        readable.location().ifPresent(name -> byTable.put(key(name.toString()), readable));
      }
    }
  }

  /** The ports that have a model, and a finding for each that has none. */
  Result<List<CompiledProduct.OutputPort>> output(List<OutputPort> ports) {
    List<CompiledProduct.OutputPort> compiled = new ArrayList<>();
    List<Diagnostic> found = new ArrayList<>();
    for (OutputPort port : ports) {
      Optional<Node.Referable> node = node(port);
      if (node.isPresent()) {
        compiled.add(compiled(port, node.get()));
        borrowed.behind(node.get()).ifPresent(other -> found.add(throughView(port, other)));
      } else {
        found.add(withoutModel(port));
      }
    }
    return Result.of(compiled, found);
  }

  /** The node behind a port: of the table it names, else of its own name. */
  Optional<Node.Referable> node(OutputPort port) {
    if (port.table().isEmpty()) {
      return byTable.values().stream()
          .filter(node -> node.info().name().equals(port.name().value()))
          .findFirst();
    }
    String table = key(port.table().get().value());
    Node.Referable exact = byTable.get(table);
    return exact != null
        ? Optional.of(exact)
        : Optional.ofNullable(byTable.get(key(catalog + "." + table)));
  }

  private static CompiledProduct.OutputPort compiled(OutputPort port, Node.Referable node) {
    return new CompiledProduct.OutputPort(
        port.name().value(),
        port.description().orElse(""),
        node.location().orElseThrow().toString(),
        node.uniqueId(),
        terms(port));
  }

  private static Map<String, Object> terms(OutputPort port) {
    Map<String, Object> terms = new LinkedHashMap<>();
    sla(port.sla()).ifPresent(sla -> terms.put("sla", sla));
    port.access()
        .ifPresent(access -> {
          Map<String, Object> plain = new LinkedHashMap<>();
          access.byDefault().ifPresent(word -> plain.put("default", word.value()));
          plain.put(
              "grants",
              access.grants().stream()
                  .map(grant -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    grant.domain().ifPresent(d -> one.put("domain", d.value()));
                    grant.role().ifPresent(r -> one.put("role", r.value()));
                    one.put("access", grant.access().value());
                    return one;
                  })
                  .toList());
          terms.put("access", plain);
        });
    return terms;
  }

  private static Optional<Map<String, Object>> sla(Sla sla) {
    Map<String, Object> plain = new LinkedHashMap<>();
    sla.freshness().ifPresent(time -> plain.put("freshness", Durations.print(time.value())));
    sla.availability().ifPresent(share -> plain.put("availability", share.value().toString()));
    if (!sla.quality().isEmpty()) {
      Map<String, Object> quality = new LinkedHashMap<>();
      sla.quality().forEach((name, share) -> quality.put(name, share.value().toString()));
      plain.put("quality", quality);
    }
    return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
  }

  private static Diagnostic throughView(OutputPort port, String other) {
    return Diagnostic.at(
            CompilerCode.PORT_THROUGH_VIEW,
            port.table().orElse(port.name()).span(),
            "output port '"
                + port.name().value()
                + "' is a view of '"
                + other
                + "', which its consumers cannot read")
        .about("output_ports." + port.name().value())
        .withHelp("keep the rows: {{ config(materialized='table') }} in its model");
  }

  private Diagnostic withoutModel(OutputPort port) {
    Located<String> wanted = port.table().orElse(port.name());
    Span place = wanted.span();
    return Diagnostic.at(
            CompilerCode.PORT_WITHOUT_MODEL,
            place,
            "output port '"
                + port.name().value()
                + "': no model of this product makes '"
                + wanted.value()
                + "'")
        .about("output_ports." + port.name().value())
        .withHelp(
            byTable.isEmpty()
                ? "add a model for it"
                : Suggestion.help(wanted.value(), byTable.keySet()));
  }

  private static String key(String table) {
    return table.toLowerCase(Locale.ROOT);
  }
}
