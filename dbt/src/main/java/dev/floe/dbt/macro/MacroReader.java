package dev.floe.dbt.macro;

import dev.floe.dbt.parse.MacroFile;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Severity;
import dev.floe.jinja.Macro;
import dev.floe.jinja.TagBlock;
import dev.floe.jinja.Template;
import dev.floe.jinja.value.Iteration;
import dev.floe.jinja.value.PyIterable;
import dev.floe.jinja.value.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the macros of a file: its outermost blocks. What stands between them is ignored. */
final class MacroReader {

  private static final Pattern MACRO = Pattern.compile("\\{%[-+]?\\s*macro\\s+(\\w+)");

  private final MacroFile file;
  private final List<MacroDefinition> found = new ArrayList<>();

  private MacroReader(MacroFile file) {
    this.file = file;
  }

  static Result<List<MacroDefinition>> read(MacroFile file) {
    Result<Template> whole = DbtEngines.RUNNING.parse(file.file(), file.text());
    Result<Template> read = whole.isOk() ? whole : blocksOf(file, whole.diagnostics());
    return read.map(template -> new MacroReader(file).macros(template));
  }

  /** What stands between the blocks may be no template at all: that is worth a warning. */
  private static Result<Template> blocksOf(MacroFile file, List<Diagnostic> refused) {
    Result<Template> blocks = DbtEngines.RUNNING.parse(file.file(), MacroBlocks.alone(file.text()));
    return blocks.isOk()
        ? blocks.with(refused.stream().map(one -> one.withSeverity(Severity.WARNING)).toList())
        : blocks;
  }

  /** The names of the macros in a file that cannot be parsed, as far as they can be seen. */
  static List<String> names(MacroFile file) {
    return MACRO.matcher(file.text()).results().map(found -> found.group(1)).toList();
  }

  private List<MacroDefinition> macros(Template template) {
    template.macros().forEach(macro -> add(macro.name(), macro, List.of()));
    template.blocks().forEach(this::visit);
    return List.copyOf(found);
  }

  private void visit(TagBlock block) {
    switch (block.tag().name()) {
      case DbtEngines.TEST, DbtEngines.DATA_TEST ->
          add("test_" + block.name(), block.macro(), List.of());
      case DbtEngines.MATERIALIZATION ->
          add(
              "materialization_" + block.name() + "_" + adapter(block),
              block.macro(),
              languages(block));
      default -> {}
    }
  }

  private void add(String name, Macro macro, List<String> languages) {
    found.add(
        new MacroDefinition(
            name, file.packageName(), file.originalPath(), macro, text(macro), languages));
  }

  /** With the white space that dashes at its first and last tag take away, as dbt keeps it. */
  private String text(Macro macro) {
    String whole = file.text().strip();
    String text = macro.text();
    int start = whole.indexOf(text);
    if (start < 0) {
      return text;
    }
    int end = start + text.length();
    int lead = start;
    while (text.startsWith("{%-") && lead > 0 && isBlank(whole.charAt(lead - 1))) {
      lead--;
    }
    // What the end of the macro before has taken is not there any more.
    start = whole.startsWith("-%}", lead - 3) ? start : lead;
    while (text.endsWith("-%}") && end < whole.length() && isBlank(whole.charAt(end))) {
      end++;
    }
    return whole.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c);
  }

  /** {@code adapter='x'}, or the word {@code default}. */
  private static String adapter(TagBlock block) {
    return option(block, "adapter").map(Texts::str).orElse("default");
  }

  private static List<String> languages(TagBlock block) {
    return option(block, "supported_languages")
        .filter(PyIterable.class::isInstance)
        .map(list -> Iteration.list(list).stream().map(Texts::str).toList())
        .orElse(List.of("sql"));
  }

  private static Optional<Object> option(TagBlock block, String name) {
    return block.options().stream()
        .filter(option -> option.name().equals(name))
        .findFirst()
        .flatMap(TagBlock.Option::value);
  }
}
