package dev.floe.dbt.project;

import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlScalar;
import dev.floe.yaml.YamlSchema;
import dev.floe.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where the hooks of a YAML file are written. */
public final class HookPlaces {

  private static final Set<String> KEYS = Set.of("pre-hook", "post-hook", "pre_hook", "post_hook");

  private HookPlaces() {}

  /** Whether a key of a configuration holds hooks. */
  static boolean isKey(String key) {
    return KEYS.contains(key.replaceFirst("^\\+", "").strip());
  }

  /** Where the text of each hook of an entry starts; nothing for what is no hook. */
  public static List<Span> of(YamlMapping.Entry entry) {
    List<Span> places = new ArrayList<>();
    if (isKey(entry.name())) {
      collect(entry.value(), places);
    }
    return places;
  }

  private static void collect(YamlNode node, List<Span> places) {
    switch (node) {
      case YamlSequence sequence -> sequence.items().forEach(item -> collect(item, places));
      case YamlMapping mapping ->
          mapping
              .get("sql")
              .ifPresentOrElse(sql -> collect(sql, places), () -> places.add(mapping.span()));
      case YamlScalar scalar -> {
        if (scalar.toJava(YamlSchema.PYYAML) != null) {
          Position start = scalar.textStart();
          places.add(new Span(scalar.span().file(), start, start));
        }
      }
    }
  }
}
