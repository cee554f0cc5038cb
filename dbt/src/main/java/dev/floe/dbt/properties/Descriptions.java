package dev.floe.dbt.properties;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.DocBlock;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.parse.TemplateEngine;
import dev.floe.dbt.parse.YamlContext;
import dev.floe.dbt.project.YamlRenderer;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Renders descriptions. Nearly all of them name doc blocks and do nothing else: those need no
 * template engine.
 */
public final class Descriptions {

  private static final Pattern DOC =
      Pattern.compile(
          "\\{\\{-?\\s*doc\\(\\s*[\"']([^\"']+)[\"']\\s*(?:,\\s*[\"']([^\"']+)[\"']\\s*)?\\)\\s*-?\\}\\}");

  private final Map<String, DocBlock> blocks = new LinkedHashMap<>();
  private final String rootProject;
  private final TemplateEngine engine;
  private final Function<String, YamlContext> contexts;
  private final Consumer<Diagnostic> sink;

  /**
   * @param engine renders descriptions that do more than naming a block
   * @param contexts what descriptions of a package may use
   */
  public Descriptions(
      String rootProject,
      List<DocBlock> docs,
      TemplateEngine engine,
      Function<String, YamlContext> contexts,
      Consumer<Diagnostic> sink) {
    this.rootProject = rootProject;
    this.engine = engine;
    this.contexts = contexts;
    this.sink = sink;
    docs.forEach(doc -> blocks.put(doc.packageName() + "." + doc.name(), doc));
  }

  /**
   * A rendered description.
   *
   * @param docBlocks unique ids of the blocks it names; one that an expression makes the name of is
   *     not among them
   */
  public record Rendered(String text, List<String> docBlocks) {}

  /** Puts the blocks a description names in their places. */
  public Rendered render(String text, String packageName, Span span) {
    if (!YamlRenderer.hasTemplate(text)) {
      return new Rendered(text, List.of());
    }
    boolean expressions = YamlRenderer.hasTemplate(DOC.matcher(text).replaceAll(""));
    List<String> used = new ArrayList<>();
    StringBuilder rendered = new StringBuilder();
    Matcher call = DOC.matcher(text);
    while (call.find()) {
      List<String> names =
          call.group(2) == null ? List.of(call.group(1)) : List.of(call.group(1), call.group(2));
      String block = block(names, packageName, span, used, !expressions);
      call.appendReplacement(rendered, Matcher.quoteReplacement(block));
    }
    return new Rendered(
        expressions ? expression(text, packageName, span) : call.appendTail(rendered).toString(),
        used);
  }

  private String expression(String text, String packageName, Span span) {
    Result<String> rendered =
        engine.description(
            new Template(span.file(), text, span.start()),
            contexts.apply(packageName),
            names -> block(names, packageName, span, new ArrayList<>(), true));
    rendered.diagnostics().forEach(sink);
    return rendered.value().orElse(text);
  }

  private String block(
      List<String> names, String packageName, Span span, List<String> used, boolean report) {
    String wanted = names.isEmpty() ? "" : names.getLast();
    List<String> keys =
        names.size() < 2 ? searched(packageName, wanted) : List.of(names.getFirst() + "." + wanted);
    for (String key : keys) {
      DocBlock block = blocks.get(key);
      if (block != null) {
        used.add(block.uniqueId());
        return block.contents();
      }
    }
    if (!report) {
      return "";
    }
    Diagnostic missing =
        Diagnostic.at(DbtCode.UNKNOWN_DOC, span, "there is no doc block '" + wanted + "'");
    sink.accept(
        Suggestion.closest(wanted, blocks.values().stream().map(DocBlock::name).toList())
            .map(near -> missing.withHelp("did you mean '" + near + "'?"))
            .orElse(missing));
    return "";
  }

  private List<String> searched(String packageName, String name) {
    List<String> keys = new ArrayList<>();
    keys.add(packageName + "." + name);
    keys.add(rootProject + "." + name);
    blocks.keySet().stream().filter(key -> key.endsWith("." + name)).forEach(keys::add);
    return keys;
  }
}
