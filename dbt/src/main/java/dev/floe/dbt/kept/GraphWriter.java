package dev.floe.dbt.kept;

import dev.floe.dbt.codec.ValueWriter;
import dev.floe.dbt.config.NodeConfig;
import dev.floe.dbt.graph.Checksum;
import dev.floe.dbt.graph.ColumnProperties;
import dev.floe.dbt.graph.Dependencies;
import dev.floe.dbt.graph.Disabled;
import dev.floe.dbt.graph.DocBlock;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.Macro;
import dev.floe.dbt.graph.MacroProperties;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.NodeProperties;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.Placement;
import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.SourceCall;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.dbt.graph.Template;
import dev.floe.diagnostics.Traced;
import java.util.Map;
import java.util.Optional;

/** Writes the parts of a graph; {@link GraphReader} reads each in the same order. */
final class GraphWriter {

  private final ValueWriter out;

  GraphWriter(ValueWriter out) {
    this.out = out;
  }

  void node(ResourceNode node) {
    identity(node.identity());
    placement(node.placement());
    config(node.config());
    properties(node.properties());
    template(node.template());
    dependencies(node.dependencies());
    checksum(node.checksum());
    detail(node.detail());
  }

  void source(SourceTable table) {
    identity(table.identity());
    out.text(table.sourceName());
    out.text(table.sourceDescription());
    placement(table.placement());
    out.text(table.identifier());
    out.mapping(table.quoting());
    config(table.config());
    properties(table.properties());
    out.mapping(table.sourceMeta());
    out.optional(table.loader(), out::text);
    out.mapping(table.extra());
  }

  void passive(PassiveResource resource) {
    identity(resource.identity());
    config(resource.config());
    properties(resource.properties());
    dependencies(resource.dependencies());
    out.mapping(resource.content());
  }

  void macro(Macro macro) {
    out.text(macro.uniqueId());
    out.text(macro.name());
    out.text(macro.packageName());
    out.text(macro.originalPath());
    out.text(macro.text());
    out.texts(macro.arguments());
    out.texts(macro.dependsOn());
    out.texts(macro.supportedLanguages());
    MacroProperties properties = macro.properties();
    out.text(properties.description());
    out.mapping(properties.meta());
    out.mapping(properties.docs());
    out.each(properties.arguments(), out::mapping);
    out.optional(properties.patchPath(), out::text);
    out.span(macro.span());
  }

  void doc(DocBlock doc) {
    out.text(doc.uniqueId());
    out.text(doc.name());
    out.text(doc.packageName());
    out.text(doc.originalPath());
    out.text(doc.contents());
  }

  void disabled(Disabled disabled) {
    out.each(disabled.identities().values(), this::identity);
    out.each(disabled.nodes(), this::node);
    out.each(disabled.sources(), this::source);
    out.each(disabled.passive(), this::passive);
  }

  private void identity(Identity identity) {
    out.text(identity.uniqueId());
    out.text(identity.type().name());
    out.text(identity.name());
    out.text(identity.packageName());
    out.text(identity.path());
    out.text(identity.originalPath());
    out.text(identity.file());
    out.texts(identity.fqn());
  }

  private void placement(Placement placement) {
    out.optional(placement.database(), out::text);
    out.text(placement.schema());
    out.text(placement.alias());
  }

  private void config(NodeConfig config) {
    out.number(config.values().size());
    for (Map.Entry<String, Traced<Optional<Object>>> entry : config.values().entrySet()) {
      out.text(entry.getKey());
      traced(entry.getValue());
    }
    out.mapping(config.written());
  }

  private void traced(Traced<Optional<Object>> value) {
    out.value(value.value().orElse(null));
    out.text(value.origin().source());
    out.optional(value.origin().span(), out::span);
    out.each(value.earlier(), this::traced);
  }

  private void properties(NodeProperties properties) {
    boolean any = !properties.equals(NodeProperties.none());
    out.flag(any);
    if (any) {
      out.text(properties.description());
      out.each(properties.columns(), this::column);
      out.each(properties.constraints(), out::mapping);
      out.mapping(properties.docs());
      out.texts(properties.docBlocks());
      out.mapping(properties.timeSpine());
      out.optional(properties.patchPath(), out::text);
      out.optional(properties.declaredAt(), out::span);
    }
  }

  private void column(ColumnProperties column) {
    out.text(column.name());
    out.text(column.description());
    out.optional(column.dataType(), out::text);
    out.mapping(column.meta());
    out.texts(column.tags());
    out.optional(column.quote(), out::flag);
    out.each(column.constraints(), out::mapping);
    out.mapping(column.config());
    out.mapping(column.semantics());
    out.texts(column.docBlocks());
    out.span(column.span());
  }

  private void template(Template template) {
    out.text(template.file());
    out.text(template.text());
    out.position(template.start());
    out.flag(template.composed());
  }

  private void dependencies(Dependencies all) {
    out.each(all.refs(), this::ref);
    out.each(all.sources(), this::source);
    out.each(all.functions(), this::ref);
    out.texts(all.macros());
    out.texts(all.nodes());
  }

  private void ref(RefCall call) {
    out.optional(call.packageName(), out::text);
    out.text(call.name());
    out.optional(call.version(), out::text);
    out.span(call.span());
  }

  private void source(SourceCall call) {
    out.text(call.source());
    out.text(call.table());
    out.span(call.span());
  }

  private void checksum(Checksum checksum) {
    out.text(checksum.kind());
    out.text(checksum.value());
  }

  private void detail(NodeDetail detail) {
    switch (detail) {
      case NodeDetail.Model model -> {
        out.number(GraphReader.MODEL);
        out.optional(model.version(), out::text);
        out.optional(model.latestVersion(), out::text);
        out.text(model.access());
        out.optional(model.deprecationDate(), out::text);
      }
      case NodeDetail.GenericTest test -> {
        out.number(GraphReader.GENERIC_TEST);
        out.text(test.name());
        out.optional(test.namespace(), out::text);
        out.mapping(test.arguments());
        out.optional(test.columnName(), out::text);
        out.optional(test.attachedNode(), out::text);
        out.text(test.fileKeyName());
        out.text(test.description());
        out.texts(test.inheritedTags());
      }
      case NodeDetail.Function function -> {
        out.number(GraphReader.FUNCTION);
        out.each(function.arguments(), out::mapping);
        out.mapping(function.returns());
        out.texts(function.overloads());
      }
      case NodeDetail.RunHook hook -> {
        out.number(GraphReader.RUN_HOOK);
        out.flag(hook.atStart());
        out.number(hook.index());
      }
      case NodeDetail.Seed seed -> out.number(GraphReader.SEED);
      case NodeDetail.Snapshot snapshot -> out.number(GraphReader.SNAPSHOT);
      case NodeDetail.SingularTest test -> out.number(GraphReader.SINGULAR_TEST);
      case NodeDetail.Analysis analysis -> out.number(GraphReader.ANALYSIS);
    }
  }
}
