package dev.floe.dbt.properties;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.DocBlock;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renders descriptions: the only thing they may call is {@code doc}. */
public final class Descriptions {

  private static final Pattern DOC =
      Pattern.compile(
          "\\{\\{-?\\s*doc\\(\\s*[\"']([^\"']+)[\"']\\s*(?:,\\s*[\"']([^\"']+)[\"']\\s*)?\\)\\s*-?\\}\\}");

  private final Map<String, DocBlock> blocks = new LinkedHashMap<>();
  private final String rootProject;
  private final Consumer<Diagnostic> sink;

  public Descriptions(String rootProject, List<DocBlock> docs, Consumer<Diagnostic> sink) {
    this.rootProject = rootProject;
    this.sink = sink;
    docs.forEach(doc -> blocks.put(doc.packageName() + "." + doc.name(), doc));
  }

  /**
   * A rendered description.
   *
   * @param docBlocks unique ids of the blocks it uses
   */
  public record Rendered(String text, List<String> docBlocks) {}

  /** Puts the blocks a description names in their places. */
  public Rendered render(String text, String packageName, Span span) {
    if (!text.contains("{{")) {
      return new Rendered(text, List.of());
    }
    List<String> used = new ArrayList<>();
    StringBuilder rendered = new StringBuilder();
    Matcher call = DOC.matcher(text);
    while (call.find()) {
      String replacement = block(call, packageName, span, used);
      call.appendReplacement(rendered, Matcher.quoteReplacement(replacement));
    }
    return new Rendered(call.appendTail(rendered).toString(), used);
  }

  private String block(Matcher call, String packageName, Span span, List<String> used) {
    String first = call.group(1);
    String second = call.group(2);
    List<String> keys =
        second == null ? searched(packageName, first) : List.of(first + "." + second);
    for (String key : keys) {
      DocBlock block = blocks.get(key);
      if (block != null) {
        used.add(block.uniqueId());
        return block.contents();
      }
    }
    String wanted = second == null ? first : second;
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
