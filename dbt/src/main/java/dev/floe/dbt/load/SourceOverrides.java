package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.properties.PropertyEntry;
import dev.floe.dbt.properties.Section;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlScalar;
import dev.floe.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sources of packages as the project would have them: a source that {@code overrides} a package is
 * none of its own, but goes over the package's source of that name, and its tables over its tables,
 * key by key.
 */
final class SourceOverrides {

  private static final Set<String> KEPT = Set.of("name", "tables", "overrides");

  private record Key(String packageName, String source) {}

  private final Consumer<Diagnostic> sink;
  private final Map<Key, PropertyEntry> overrides = new LinkedHashMap<>();

  private SourceOverrides(Consumer<Diagnostic> sink) {
    this.sink = sink;
  }

  /** The entries without those that only change others, which are changed. */
  static List<PropertyEntry> applied(List<PropertyEntry> entries, Consumer<Diagnostic> sink) {
    SourceOverrides all = new SourceOverrides(sink);
    List<PropertyEntry> others = entries.stream().filter(entry -> !all.collect(entry)).toList();
    return all.overrides.isEmpty() ? entries : others.stream().map(all::changed).toList();
  }

  private boolean collect(PropertyEntry entry) {
    Optional<String> target = entry.text("overrides");
    if (entry.section() != Section.SOURCES || target.isEmpty()) {
      return false;
    }
    PropertyEntry other = overrides.putIfAbsent(new Key(target.get(), entry.name()), entry);
    if (other != null) {
      sink.accept(
          Diagnostic.at(
                  DbtCode.DUPLICATE_PATCH,
                  entry.span(),
                  "two schema.yml entries override the source '"
                      + entry.name()
                      + "' of the package '"
                      + target.get()
                      + "'")
              .withNote(Note.at("the other one", other.span()))
              .withHelp("join both, or delete one"));
    }
    return true;
  }

  private PropertyEntry changed(PropertyEntry entry) {
    PropertyEntry override = overrides.get(new Key(entry.file().packageName(), entry.name()));
    if (entry.section() != Section.SOURCES || override == null) {
      return entry;
    }
    Map<String, @Nullable Object> values = over(entry.values(), override.values(), KEPT);
    YamlMapping node = over(entry.node(), override.node(), KEPT);
    if (entry.node().get("tables").flatMap(YamlNode::asSequence).isPresent()) {
      values.put("tables", tableValues(entry, override));
      node = over(node, tableNodes(entry, override), Set.of());
    }
    return new PropertyEntry(entry.section(), entry.file(), entry.name(), node, values);
  }

  private static List<@Nullable Object> tableValues(PropertyEntry entry, PropertyEntry override) {
    List<@Nullable Object> tables = new ArrayList<>();
    for (Object one : PlainValues.list(entry.values().get("tables"))) {
      Map<String, @Nullable Object> table = PlainValues.mapping(one);
      PlainValues.list(override.values().get("tables")).stream()
          .map(PlainValues::mapping)
          .filter(other -> String.valueOf(other.get("name")).equals(table.get("name")))
          .findFirst()
          .ifPresentOrElse(other -> tables.add(over(table, other, KEPT)), () -> tables.add(table));
    }
    return tables;
  }

  private static YamlMapping tableNodes(PropertyEntry entry, PropertyEntry override) {
    YamlMapping.Entry written = entry.node().entry("tables").orElseThrow();
    List<YamlNode> tables =
        items(entry)
            .map(table ->
                items(override)
                    .filter(other -> name(other).isPresent() && name(other).equals(name(table)))
                    .findFirst()
                    .filter(other -> table instanceof YamlMapping)
                    .<YamlNode>map(other -> over((YamlMapping) table, (YamlMapping) other, KEPT))
                    .orElse(table))
            .toList();
    YamlSequence sequence = new YamlSequence(tables, written.value().span());
    return new YamlMapping(
        List.of(new YamlMapping.Entry(written.key(), sequence)), entry.node().span());
  }

  private static Stream<YamlNode> items(PropertyEntry entry) {
    return entry.node().get("tables").flatMap(YamlNode::asSequence).stream()
        .flatMap(sequence -> sequence.items().stream());
  }

  private static Optional<String> name(YamlNode table) {
    return table
        .asMapping()
        .flatMap(map -> map.get("name"))
        .flatMap(YamlNode::asScalar)
        .map(YamlScalar::text);
  }

  private static Map<String, @Nullable Object> over(
      Map<String, @Nullable Object> values, Map<String, @Nullable Object> other, Set<String> kept) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
    other.forEach((key, value) -> {
      if (!kept.contains(key)) {
        all.put(key, value);
      }
    });
    return all;
  }

  private static YamlMapping over(YamlMapping node, YamlMapping other, Set<String> kept) {
    Map<String, YamlMapping.Entry> all = new LinkedHashMap<>();
    node.entries().forEach(entry -> all.put(entry.name(), entry));
    other.entries().stream()
        .filter(entry -> !kept.contains(entry.name()))
        .forEach(entry -> all.put(entry.name(), entry));
    return new YamlMapping(List.copyOf(all.values()), node.span());
  }
}
