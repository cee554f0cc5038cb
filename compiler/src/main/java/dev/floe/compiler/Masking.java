package dev.floe.compiler;

import dev.floe.artifacts.MaskStyle;
import dev.floe.artifacts.Node;
import dev.floe.dbt.graph.Placement;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.dbt.load.LoadedProject;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.governance.Subject;
import dev.floe.governance.classification.MaskingPlan;
import dev.floe.spi.RelationName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of a product is masked in its environment, and where. A seed's rows are masked before they
 * are loaded; a source is read from a masked copy in the schema {@value #SCHEMA}. SQL is never
 * rewritten: {@code source()} leads to the copy. Ports of other products are masked by those.
 *
 * @param plan style by column, by the unique id of a seed or a source
 * @param sources the masked sources, by unique id
 */
public record Masking(MaskingPlan plan, Map<String, MaskedSource> sources) {

  /** The schema of masked copies of sources. */
  public static final String SCHEMA = "floe_masked";

  public Masking {
    sources = Map.copyOf(sources);
  }

  /**
   * A source that is read from a masked copy.
   *
   * @param raw where its rows are
   * @param copy what the product's SQL reads
   */
  public record MaskedSource(RelationName raw, RelationName copy, Map<String, MaskStyle> columns) {}

  /**
   * @param ports unique ids of other products' ports
   */
  static Masking of(Subject subject, Set<String> ports) {
    MaskingPlan plan = MaskingPlan.of(subject);
    Map<String, MaskedSource> sources = new TreeMap<>();
    plan.columns()
        .forEach((id, columns) -> {
          boolean own = !ports.contains(id) && isRead(id, subject);
          if (own && subject.node(id).orElse(null) instanceof Node.Source source) {
            RelationName raw = source.relation();
            String name = raw.schema().orElse("") + "__" + raw.identifier();
            sources.put(
                id,
                new MaskedSource(
                    raw,
                    RelationName.of(subject.product().target().catalog(), SCHEMA, name),
                    columns));
          }
        });
    return new Masking(plan, sources);
  }

  private static boolean isRead(String id, Subject subject) {
    return subject.product().nodes().stream().anyMatch(node -> node.dependsOn().contains(id));
  }

  /** Whether anything needs the key. */
  public boolean isNeeded() {
    return !plan.columns().isEmpty();
  }

  /** The project with its sources leading to the masked copies. */
  LoadedProject redirected(LoadedProject loaded) {
    ProjectGraph graph = loaded.graph();
    SequencedMap<String, SourceTable> redirected = new LinkedHashMap<>(graph.sources());
    sources.forEach(
        (id, source) -> redirected.computeIfPresent(id, (key, table) -> at(table, source.copy())));
    ProjectGraph changed =
        new ProjectGraph(
            graph.rootProject(),
            graph.nodes(),
            redirected,
            graph.passive(),
            graph.macros(),
            graph.docs(),
            graph.disabled());
    return loaded.with(changed);
  }

  private static SourceTable at(SourceTable table, RelationName copy) {
    return new SourceTable(
        table.identity(),
        table.sourceName(),
        table.sourceDescription(),
        new Placement(copy.database(), copy.schema().orElse(""), copy.identifier()),
        copy.identifier(),
        table.quoting(),
        table.config(),
        table.properties(),
        table.sourceMeta(),
        table.loader(),
        table.extra());
  }

  /** Sources that must be masked and are no relations of which a copy could be made. */
  List<Diagnostic> impossible(LoadedProject loaded) {
    return sources.keySet().stream()
        .flatMap(id -> loaded.graph().source(id).stream())
        .filter(table -> table.externalLocation().isPresent())
        .map(Masking::impossible)
        .toList();
  }

  private static Diagnostic impossible(SourceTable table) {
    Optional<Span> place = table.properties().declaredAt();
    Diagnostic finding =
        Diagnostic.of(
                CompilerCode.MASKING_IMPOSSIBLE,
                "source '"
                    + table.sourceName()
                    + "."
                    + table.identity().name()
                    + "' must be masked and is read from "
                    + table.externalLocation().orElse(""))
            .about(table.uniqueId())
            .withHelp("load the file into a table first, or make it a seed");
    return finding.at(place.orElse(Span.file(table.identity().file())));
  }
}
