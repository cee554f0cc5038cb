package dev.floe.jinja;

import dev.floe.diagnostics.Result;
import dev.floe.jinja.text.Source;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parsed templates by what is written in them. Its owner decides how long it lives; it forgets the
 * templates that were not asked for the longest once their texts are too long together. Shared by
 * all threads. Templates that cannot be parsed are not kept.
 */
public final class TemplateCache {

  /** The text's hash finds it, its characters decide: two texts are never taken for one. */
  private record Key(Engine engine, String text) {}

  private final long capacity;
  private final Map<Key, Template> known = new LinkedHashMap<>(16, 0.75f, true);
  private long characters;

  /**
   * An empty cache.
   *
   * @param capacity the UTF-16 units that the texts of its templates have together, at most
   */
  public TemplateCache(long capacity) {
    this.capacity = capacity;
  }

  /**
   * The template as the engine parses it. A text that stands in several places is read once; each
   * place has a template of its own, whose errors and source maps name that place.
   */
  public Result<Template> parse(Engine engine, Source source) {
    Key key = new Key(engine, source.text());
    Template found = find(key);
    if (found == null) {
      Result<Template> parsed = engine.parse(source);
      parsed.value().ifPresent(template -> keep(key, template));
      return parsed;
    }
    if (found.source().isAt(source)) {
      return Result.ok(found);
    }
    Template moved = found.at(source);
    keep(key, moved);
    return Result.ok(moved);
  }

  /** How many templates it holds. */
  public synchronized int size() {
    return known.size();
  }

  private synchronized @Nullable Template find(Key key) {
    return known.get(key);
  }

  private synchronized void keep(Key key, Template template) {
    if (known.put(key, template) == null) {
      characters += key.text().length();
    }
    Iterator<Key> oldest = known.keySet().iterator();
    while (characters > capacity) {
      characters -= oldest.next().text().length();
      oldest.remove();
    }
  }
}
