package dev.floe.dbt.config;

import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A block like {@code models:} of a {@code dbt_project.yml}: folders within folders, each with
 * configuration for everything below it.
 *
 * @param entries by key as written
 */
public record ConfigTree(Map<String, Entry> entries) {

  public ConfigTree {
    entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** A block that says nothing. */
  public static ConfigTree empty() {
    return new ConfigTree(Map.of());
  }

  /**
   * A key of the block.
   *
   * @param value plain and rendered, or null
   * @param written the same, not rendered
   * @param below the value as a block, if it is a mapping; empty otherwise
   * @param hooks where each hook of the value starts; empty for what is no hook
   */
  public record Entry(
      @Nullable Object value,
      @Nullable Object written,
      Span span,
      ConfigTree below,
      List<Span> hooks) {

    public Entry {
      hooks = List.copyOf(hooks);
    }
  }

  /**
   * The levels that apply to a resource, the most general first.
   *
   * @param fqn package, folders, name
   * @param source the document in the reader's words
   */
  public List<ConfigLevel> levels(List<String> fqn, String source) {
    List<ConfigLevel> levels = new ArrayList<>();
    levels.add(level(source));
    ConfigTree here = this;
    for (String part : fqn) {
      Entry next = here.entries.get(part);
      if (next == null || !(next.value() instanceof Map)) {
        break;
      }
      here = next.below();
      levels.add(here.level(source));
    }
    return levels;
  }

  private ConfigLevel level(String source) {
    List<ConfigLevel.Setting> settings = new ArrayList<>();
    entries.forEach((key, entry) -> {
      boolean marked = key.startsWith("+");
      if (marked || !(entry.value() instanceof Map)) {
        String name = marked ? key.substring(1).strip() : key;
        ConfigLevel.Setting whole =
            new ConfigLevel.Setting(
                name, entry.value(), entry.written(), Origin.at(source, entry.span()));
        settings.addAll(whole.each(entry.hooks()));
      }
    });
    return new ConfigLevel(settings);
  }
}
