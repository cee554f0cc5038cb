package dev.floe.dbt.kept;

import dev.floe.dbt.codec.ValueReader;
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
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.SourceCall;
import dev.floe.dbt.graph.SourceTable;
import dev.floe.dbt.graph.Template;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Traced;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link GraphWriter} wrote. */
final class GraphReader {

  static final int MODEL = 0;
  static final int SEED = 1;
  static final int SNAPSHOT = 2;
  static final int SINGULAR_TEST = 3;
  static final int GENERIC_TEST = 4;
  static final int FUNCTION = 5;
  static final int ANALYSIS = 6;
  static final int RUN_HOOK = 7;

  private final ValueReader in;

  GraphReader(ValueReader in) {
    this.in = in;
  }

  ResourceNode node() {
    return new ResourceNode(
        identity(),
        placement(),
        config(),
        properties(),
        new Template(in.text(), in.text(), in.position(), in.flag()),
        dependencies(),
        new Checksum(in.text(), in.text()),
        detail());
  }

  SourceTable source() {
    return new SourceTable(
        identity(),
        in.text(),
        in.text(),
        placement(),
        in.text(),
        in.mapping(),
        config(),
        properties(),
        in.mapping(),
        in.optionalText(),
        in.mapping());
  }

  PassiveResource passive() {
    return new PassiveResource(identity(), config(), properties(), dependencies(), in.mapping());
  }

  Macro macro() {
    return new Macro(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.texts(),
        in.texts(),
        in.texts(),
        new MacroProperties(
            in.text(), in.mapping(), in.mapping(), in.each(in::mapping), in.optionalText()),
        in.span());
  }

  DocBlock doc() {
    return new DocBlock(in.text(), in.text(), in.text(), in.text(), in.text());
  }

  Disabled disabled() {
    Map<String, Identity> identities = new LinkedHashMap<>();
    in.each(this::identity).forEach(one -> identities.put(one.uniqueId(), one));
    return new Disabled(
        identities, in.each(this::node), in.each(this::source), in.each(this::passive));
  }

  private Identity identity() {
    return new Identity(
        in.text(),
        ResourceType.valueOf(in.text()),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.texts());
  }

  private Placement placement() {
    return new Placement(in.optionalText(), in.text(), in.text());
  }

  private NodeConfig config() {
    Map<String, Traced<Optional<Object>>> values = new LinkedHashMap<>();
    for (int left = in.number(); left > 0; left--) {
      values.put(in.text(), traced());
    }
    return new NodeConfig(values, in.mapping());
  }

  private Traced<Optional<Object>> traced() {
    return new Traced<>(
        Optional.ofNullable(in.value()),
        new Origin(in.text(), in.optional(in::span)),
        in.each(this::traced));
  }

  private NodeProperties properties() {
    return in.flag()
        ? new NodeProperties(
            in.text(),
            in.each(this::column),
            in.each(in::mapping),
            in.mapping(),
            in.texts(),
            in.mapping(),
            in.optionalText(),
            in.optional(in::span))
        : NodeProperties.none();
  }

  private ColumnProperties column() {
    return new ColumnProperties(
        in.text(),
        in.text(),
        in.optionalText(),
        in.mapping(),
        in.texts(),
        in.optional(in::flag),
        in.each(in::mapping),
        in.mapping(),
        in.mapping(),
        in.texts(),
        in.span());
  }

  private Dependencies dependencies() {
    return new Dependencies(
        in.each(this::ref),
        in.each(() -> new SourceCall(in.text(), in.text(), in.span())),
        in.each(this::ref),
        in.texts(),
        in.texts());
  }

  private RefCall ref() {
    return new RefCall(in.optionalText(), in.text(), in.optionalText(), in.span());
  }

  private NodeDetail detail() {
    int kind = in.number();
    return switch (kind) {
      case MODEL ->
          new NodeDetail.Model(in.optionalText(), in.optionalText(), in.text(), in.optionalText());
      case SEED -> new NodeDetail.Seed();
      case SNAPSHOT -> new NodeDetail.Snapshot();
      case SINGULAR_TEST -> new NodeDetail.SingularTest();
      case GENERIC_TEST ->
          new NodeDetail.GenericTest(
              in.text(),
              in.optionalText(),
              in.mapping(),
              in.optionalText(),
              in.optionalText(),
              in.text(),
              in.text(),
              in.texts());
      case FUNCTION -> new NodeDetail.Function(in.each(in::mapping), in.mapping(), in.texts());
      case ANALYSIS -> new NodeDetail.Analysis();
      case RUN_HOOK -> new NodeDetail.RunHook(in.flag(), in.number());
      default -> throw new IllegalArgumentException("no such kind of node: " + kind);
    };
  }
}
