package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import java.util.Optional;

/** What others are promised has to be there: a public model is no part of another query. */
final class PublicModels {

  private PublicModels() {}

  static Optional<Diagnostic> check(ResourceNode node) {
    boolean hidden =
        node.detail() instanceof NodeDetail.Model model
            && model.access().equals("public")
            && node.materialization().equals("ephemeral");
    return hidden
        ? Optional.of(
            Diagnostic.at(
                    DbtCode.BAD_CONFIG,
                    node.properties()
                        .declaredAt()
                        .orElseGet(() -> Span.file(node.identity().file())),
                    "model '"
                        + node.identity().name()
                        + "' is public and ephemeral: nobody else could read it")
                .about(node.uniqueId())
                .withHelp("materialize it as a view or a table"))
        : Optional.empty();
  }
}
