package dev.floe.dbt.testing;

import dev.floe.dbt.graph.Macro;
import dev.floe.dbt.graph.MacroProperties;
import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.SourceCall;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.parse.Captured;
import dev.floe.dbt.parse.ConfigCall;
import dev.floe.dbt.parse.MacroFile;
import dev.floe.dbt.parse.ParseMemory;
import dev.floe.dbt.parse.ParseRenderer;
import dev.floe.dbt.parse.ParseRequest;
import dev.floe.dbt.parse.ProjectSettings;
import dev.floe.dbt.parse.Reads;
import dev.floe.dbt.parse.TemplateEngine;
import dev.floe.dbt.parse.YamlContext;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template engine that recognizes {@code ref}, {@code source} and {@code config} by their looks
 * and renders {@code {{ var('x') }}} in YAML: enough to test loading without the real engine.
 */
public final class ScanningEngine implements TemplateEngine {

  private static final Pattern VAR =
      Pattern.compile("\\{\\{\\s*var\\(['\"](\\w+)['\"]\\)\\s*\\}\\}");
  private static final Pattern TEST = Pattern.compile("\\{%\\s*(test|macro)\\s+(\\w+)\\(");

  @Override
  public Result<Yielded> yaml(Template template, YamlContext context) {
    Matcher var = VAR.matcher(template.text());
    return Result.ok(
        new Yielded(var.matches() ? context.variables().get(var.group(1)) : template.text()));
  }

  @Override
  public Result<String> description(
      Template template, YamlContext context, Function<List<String>, String> docs) {
    return Result.ok(template.text());
  }

  @Override
  public Result<ParseRenderer> open(
      ProjectSettings settings, List<MacroFile> macros, ParseMemory memory) {
    List<Macro> found = new ArrayList<>();
    for (String name : List.of("unique", "not_null", "accepted_values", "relationships")) {
      found.add(macro("dbt", "test_" + name));
    }
    for (MacroFile file : macros) {
      Matcher open = TEST.matcher(file.text());
      while (open.find()) {
        String prefix = open.group(1).equals("test") ? "test_" : "";
        found.add(macro(file.packageName(), prefix + open.group(2)));
      }
    }
    return Result.ok(new Scanner(settings, found));
  }

  private static Macro macro(String packageName, String name) {
    return new Macro(
        "macro." + packageName + "." + name,
        name,
        packageName,
        "macros/" + name + ".sql",
        "",
        List.of(),
        List.of(),
        List.of(),
        MacroProperties.none(),
        Span.file("macros/" + name + ".sql"));
  }

  private record Scanner(ProjectSettings settings, List<Macro> macros) implements ParseRenderer {

    @Override
    public Set<String> unsteady() {
      return Set.of();
    }

    private static final Pattern REF =
        Pattern.compile(
            "\\bref\\(\\s*['\"](\\w+)['\"]\\s*(?:,\\s*['\"](\\w+)['\"]\\s*)?"
                + "(?:,\\s*v(?:ersion)?\\s*=\\s*['\"]?(\\w+)['\"]?\\s*)?\\)");
    private static final Pattern SOURCE =
        Pattern.compile("\\bsource\\(\\s*['\"](\\w+)['\"]\\s*,\\s*['\"](\\w+)['\"]\\s*\\)");
    private static final Pattern FUNCTION =
        Pattern.compile("\\bfunction\\(\\s*['\"](\\w+)['\"]\\s*\\)");
    private static final Pattern CONFIG = Pattern.compile("\\bconfig\\(([^)]*)\\)");
    private static final Pattern SETTING =
        Pattern.compile("([\\w]+)\\s*=\\s*(?:['\"]([^'\"]*)['\"]|(\\w+))");

    @Override
    public Captured parse(ParseRequest request) {
      StringBuilder text = new StringBuilder(request.template().text());
      request.genericTest().ifPresent(call -> text.append(call.arguments()));
      List<RefCall> refs = new ArrayList<>();
      Matcher ref = REF.matcher(text);
      while (ref.find()) {
        Optional<String> second = Optional.ofNullable(ref.group(2));
        refs.add(
            new RefCall(
                second.map(s -> ref.group(1)),
                second.orElse(ref.group(1)),
                Optional.ofNullable(ref.group(3)),
                span(request.template(), ref.start())));
      }
      List<SourceCall> sources = new ArrayList<>();
      Matcher source = SOURCE.matcher(text);
      while (source.find()) {
        sources.add(
            new SourceCall(
                source.group(1), source.group(2), span(request.template(), source.start())));
      }
      List<RefCall> functions = new ArrayList<>();
      Matcher function = FUNCTION.matcher(text);
      while (function.find()) {
        functions.add(
            new RefCall(
                Optional.empty(),
                function.group(1),
                Optional.empty(),
                span(request.template(), function.start())));
      }
      return new Captured(
          refs,
          sources,
          functions,
          configs(request.template()),
          List.of(),
          Reads.none(),
          List.of());
    }

    private static List<ConfigCall> configs(Template template) {
      List<ConfigCall> calls = new ArrayList<>();
      Matcher config = CONFIG.matcher(template.text());
      while (config.find()) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Matcher setting = SETTING.matcher(config.group(1));
        while (setting.find()) {
          values.put(setting.group(1), value(setting));
        }
        calls.add(new ConfigCall(values, span(template, config.start())));
      }
      return calls;
    }

    private static Object value(Matcher setting) {
      if (setting.group(2) != null) {
        return setting.group(2);
      }
      String word = setting.group(3);
      return word.equals("true") || word.equals("false") ? (Object) Boolean.valueOf(word) : word;
    }

    private static Span span(Template template, int offset) {
      Position at = Position.at(template.text(), offset);
      int line = template.start().line() + at.line() - 1;
      int column = at.line() == 1 ? template.start().column() + at.column() - 1 : at.column();
      return Span.at(template.file(), line, column);
    }

    @Override
    public Result<String> name(
        NamePart part, Optional<String> custom, Named node, String packageName) {
      String standard =
          switch (part) {
            case DATABASE -> String.valueOf(settings.target().get("database"));
            case SCHEMA -> String.valueOf(settings.target().get("schema"));
            case ALIAS -> alias(node);
          };
      boolean schema = part == NamePart.SCHEMA && custom.isPresent();
      return Result.ok(schema ? standard + "_" + custom.get() : custom.orElse(standard));
    }

    private static String alias(Named node) {
      return node.name() + node.version().map(version -> "_v" + version).orElse("");
    }
  }
}
