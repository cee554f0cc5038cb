package dev.floe.dbt.project;

import dev.floe.dbt.config.ConfigTree;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.parse.TemplateEngine;
import dev.floe.dbt.parse.YamlContext;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlScalar;
import dev.floe.yaml.YamlSchema;
import dev.floe.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns YAML nodes into plain values, rendering texts that have template expressions. */
public final class YamlRenderer {

  private final TemplateEngine engine;
  private final YamlContext context;
  private final Consumer<Diagnostic> sink;

  public YamlRenderer(TemplateEngine engine, YamlContext context, Consumer<Diagnostic> sink) {
    this.engine = engine;
    this.context = context;
    this.sink = sink;
  }

  /** Whether a text has anything to render. */
  public static boolean hasTemplate(String text) {
    for (int i = text.indexOf('{'); i >= 0; i = text.indexOf('{', i + 1)) {
      if (i + 1 < text.length() && "{%#".indexOf(text.charAt(i + 1)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The whole node, rendered. */
  public @Nullable Object value(YamlNode node) {
    return value(node, path -> false);
  }

  /**
   * The node, rendered but for what is left for later.
   *
   * @param late whether the value at a path (keys, and numbers of list items) stays as written
   */
  public @Nullable Object value(YamlNode node, Predicate<List<String>> late) {
    return value(node, List.of(), late);
  }

  /** As {@link #value(YamlNode, Predicate)} for a mapping. */
  public Map<String, @Nullable Object> mapping(YamlMapping node, Predicate<List<String>> late) {
    return mapping(node, List.of(), late);
  }

  private @Nullable Object value(YamlNode node, List<String> path, Predicate<List<String>> late) {
    return switch (node) {
      case YamlMapping mapping -> mapping(mapping, path, late);
      case YamlSequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
          items.add(value(sequence.items().get(i), below(path, Integer.toString(i)), late));
        }
        yield items;
      }
      case YamlScalar scalar -> scalar(scalar, path, late);
    };
  }

  private Map<String, @Nullable Object> mapping(
      YamlMapping mapping, List<String> path, Predicate<List<String>> late) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (YamlMapping.Entry entry : mapping.entries()) {
      values.put(entry.name(), value(entry.value(), below(path, entry.name()), late));
    }
    return values;
  }

  private @Nullable Object scalar(
      YamlScalar scalar, List<String> path, Predicate<List<String>> late) {
    if (!hasTemplate(scalar.text()) || late.test(path)) {
      return scalar.toJava(YamlSchema.PYYAML);
    }
    Template template = new Template(scalar.span().file(), scalar.text(), scalar.textStart());
    Result<TemplateEngine.Yielded> result = engine.yaml(template, context);
    result.diagnostics().forEach(sink);
    return result.value().map(TemplateEngine.Yielded::value).orElse(null);
  }

  /** A block of configuration. */
  public ConfigTree tree(YamlMapping mapping, Predicate<List<String>> late) {
    return tree(mapping, List.of(), late);
  }

  private ConfigTree tree(YamlMapping mapping, List<String> path, Predicate<List<String>> late) {
    Map<String, ConfigTree.Entry> entries = new LinkedHashMap<>();
    for (YamlMapping.Entry entry : mapping.entries()) {
      List<String> here = below(path, entry.name());
      ConfigTree inner =
          entry.value() instanceof YamlMapping inside && !entry.name().startsWith("+")
              ? tree(inside, here, late)
              : ConfigTree.empty();
      entries.put(
          entry.name(),
          new ConfigTree.Entry(
              value(entry.value(), here, late),
              entry.value().toJava(YamlSchema.PYYAML),
              entry.key().span(),
              inner,
              HookPlaces.of(entry)));
    }
    return new ConfigTree(entries);
  }

  private static List<String> below(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
