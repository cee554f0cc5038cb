package dev.floe.dbt.load;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.graph.Macro;
import dev.floe.dbt.graph.MacroProperties;
import dev.floe.dbt.properties.NodePatch;
import dev.floe.dbt.properties.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts what property files say of macros to the macros. */
final class DescribedMacros {

  private DescribedMacros() {}

  /**
   * @param named whether the parameters of a macro are in the manifest where nothing is written
   *     about them
   */
  static List<Macro> of(List<Macro> macros, PatchIndex patches, boolean named) {
    List<Macro> described = new ArrayList<>();
    for (Macro macro : macros) {
      Optional<NodePatch> patch = patches.find(Section.MACROS, macro.packageName(), macro.name());
      MacroProperties properties =
          patch.map(DescribedMacros::properties).orElseGet(MacroProperties::none);
      described.add(
          macro.with(
              named && properties.arguments().isEmpty()
                  ? properties.with(arguments(macro.arguments()))
                  : properties));
    }
    return described;
  }

  private static MacroProperties properties(NodePatch patch) {
    Map<String, @Nullable Object> values = patch.entry().values();
    Map<String, @Nullable Object> config = PlainValues.mapping(values.get("config"));
    Map<String, @Nullable Object> meta = PlainValues.mapping(values.get("meta"));
    meta.putAll(PlainValues.mapping(config.get("meta")));
    Map<String, @Nullable Object> docs = PlainValues.mapping(values.get("docs"));
    docs.putAll(PlainValues.mapping(config.get("docs")));
    return new MacroProperties(
        patch.description(), meta, docs, arguments(values), patch.properties().patchPath());
  }

  private static List<Map<String, @Nullable Object>> arguments(List<String> names) {
    return arguments(
        Map.of("arguments", names.stream().map(name -> Map.of("name", name)).toList()));
  }

  private static List<Map<String, @Nullable Object>> arguments(
      Map<String, @Nullable Object> values) {
    List<Map<String, @Nullable Object>> arguments = new ArrayList<>();
    for (Object one : PlainValues.list(values.get("arguments"))) {
      Map<String, @Nullable Object> written = PlainValues.mapping(one);
      Map<String, @Nullable Object> argument = new LinkedHashMap<>();
      argument.put("name", PlainValues.text(written.get("name"), ""));
      argument.put("type", written.get("type"));
      argument.put("description", PlainValues.text(written.get("description"), ""));
      arguments.add(argument);
    }
    return arguments;
  }
}
