package dev.floe.dbt.project;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlScalar;
import dev.floe.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks a {@code catalogs.yml}: in the form of dbt 1.10, or in the second one, which a project
 * asks for by its flag {@code use_catalogs_v2}. Tables are written where the profile says; catalogs
 * of other platforms are checked and used by nobody.
 */
public final class CatalogsFile {

  /** Where it lies, relative to the project. */
  public static final String FILE = "catalogs.yml";

  private static final List<String> REQUIRED = List.of("name", "type", "table_format", "config");
  private static final List<String> INTEGRATION =
      List.of(
          "name",
          "catalog_type",
          "catalog_name",
          "table_format",
          "external_volume",
          "file_format",
          "catalog_database",
          "adapter_properties");
  private static final Set<String> FORMATS = new TreeSet<>(List.of("default", "iceberg"));

  private final YamlRenderer renderer;
  private final List<Diagnostic> found = new ArrayList<>();

  private CatalogsFile(YamlRenderer renderer) {
    this.renderer = renderer;
  }

  /**
   * What is wrong with a file.
   *
   * @param second whether it is in the second form
   * @param adapter what the project runs on
   */
  public static List<Diagnostic> check(
      byte[] content, YamlRenderer renderer, boolean second, String adapter) {
    CatalogsFile file = new CatalogsFile(renderer);
    Result<YamlNode> document = Yaml.read(FILE, content, YamlOptions.LENIENT);
    file.found.addAll(document.diagnostics());
    document.value().ifPresent(root -> file.root(root, second, adapter));
    return List.copyOf(file.found);
  }

  private void root(YamlNode root, boolean second, String adapter) {
    if (!(root instanceof YamlMapping mapping)) {
      refuse(root.span(), FILE + " must be a mapping with a list of catalogs");
      return;
    }
    if (second) {
      for (YamlMapping.Entry entry : mapping.entries()) {
        if (!entry.name().equals("catalogs")) {
          refuse(entry.key().span(), "'" + entry.name() + "' is no key of " + FILE);
        }
      }
    }
    List<YamlNode> catalogs = mapping.get("catalogs").map(this::items).orElse(List.of());
    Set<String> names = new HashSet<>();
    for (YamlNode catalog : catalogs) {
      if (!(catalog instanceof YamlMapping entry)) {
        refuse(catalog.span(), "a catalog must be a mapping with a name");
        continue;
      }
      Map<String, @Nullable Object> values = renderer.mapping(entry, path -> false);
      String name = PlainValues.text(values.get("name"), "").strip();
      if (second) {
        second(entry, values, name);
      } else {
        first(entry, values, name);
      }
      if (!name.isEmpty() && !names.add(name)) {
        refuse(place(entry, "name"), "Duplicate catalog name '" + name + "'");
      }
    }
    if (second && !catalogs.isEmpty() && found.isEmpty()) {
      found.add(
          problem(
                  root.span(),
                  "the adapter '" + adapter + "' has no catalogs of the second form to write to")
              .withHelp("take use_catalogs_v2 out of the flags, or " + FILE + " away"));
    }
  }

  private List<YamlNode> items(YamlNode list) {
    return switch (list) {
      case YamlSequence sequence -> sequence.items();
      case YamlMapping mapping -> notAList(mapping);
      case YamlScalar scalar -> notAList(scalar);
    };
  }

  private List<YamlNode> notAList(YamlNode node) {
    refuse(node.span(), "this must be a list");
    return List.of();
  }

  private void second(YamlMapping entry, Map<String, @Nullable Object> values, String name) {
    for (YamlMapping.Entry one : entry.entries()) {
      if (!REQUIRED.contains(one.name())) {
        refuse(one.key().span(), "'" + one.name() + "' is no key of a catalog");
      }
    }
    List<String> missing = REQUIRED.stream().filter(key -> !values.containsKey(key)).toList();
    if (!missing.isEmpty()) {
      refuse(
          entry.span(),
          "Missing required keys of the catalog '" + name + "': " + String.join(", ", missing));
      return;
    }
    if (name.isEmpty()) {
      refuse(place(entry, "name"), "a catalog must have a name");
    }
    String format = PlainValues.text(values.get("table_format"), "");
    if (!FORMATS.contains(format.toLowerCase(Locale.ROOT))) {
      found.add(
          problem(place(entry, "table_format"), "Invalid table_format '" + format + "'")
              .withHelp(Suggestion.help(format, FORMATS)));
    }
    if (!(values.get("config") instanceof Map<?, ?> platforms)) {
      refuse(place(entry, "config"), "the 'config' of a catalog must be a mapping of platforms");
      return;
    }
    platforms.forEach((platform, block) -> {
      if (block != null && !(block instanceof Map)) {
        refuse(
            place(entry, "config"),
            "config." + platform + " of the catalog '" + name + "' must be a mapping");
      }
    });
  }

  private void first(YamlMapping entry, Map<String, @Nullable Object> values, String name) {
    entry.get("write_integrations").map(this::items).orElse(List.of()).forEach(this::integration);
    Set<String> names = new TreeSet<>();
    for (Object written : PlainValues.list(values.get("write_integrations"))) {
      String integration = PlainValues.text(PlainValues.mapping(written).get("name"), "");
      if (!names.add(integration)) {
        refuse(
            place(entry, "write_integrations"),
            "the catalog '" + name + "' has two write_integrations named '" + integration + "'");
      }
    }
    String active = PlainValues.text(values.get("active_write_integration"), "");
    if (active.isEmpty() && names.size() != 1) {
      refuse(
          entry.span(),
          "the catalog '"
              + name
              + "' must say which of its write_integrations is the"
              + " 'active_write_integration'");
    } else if (!active.isEmpty() && !names.contains(active)) {
      found.add(
          problem(
                  place(entry, "active_write_integration"),
                  "the catalog '" + name + "' has no write integration '" + active + "'")
              .withHelp(Suggestion.help(active, names)));
    }
  }

  private void integration(YamlNode node) {
    if (!(node instanceof YamlMapping mapping)) {
      refuse(node.span(), "a write integration must be a mapping");
      return;
    }
    for (YamlMapping.Entry one : mapping.entries()) {
      if (!INTEGRATION.contains(one.name())) {
        found.add(
            problem(one.key().span(), "'" + one.name() + "' is no key of a write integration")
                .withHelp(Suggestion.help(one.name(), INTEGRATION)));
      }
    }
    for (String key : List.of("name", "catalog_type")) {
      if (mapping.get(key).isEmpty()) {
        refuse(mapping.span(), "a write integration must have the key '" + key + "'");
      }
    }
  }

  private static Span place(YamlMapping entry, String key) {
    return entry.get(key).map(YamlNode::span).orElse(entry.span());
  }

  private void refuse(Span place, String message) {
    found.add(problem(place, message));
  }

  private static Diagnostic problem(Span place, String message) {
    return Diagnostic.at(DbtCode.BAD_CATALOGS_FILE, place, message);
  }
}
