package dev.floe.dbt.parse;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * What earlier parses captured, so that a template is rendered again only if its own text or
 * something it read has changed. Safe for several threads.
 *
 * <p>An entry names facts: the variables, environment variables and macro names its rendering
 * looked up, found or not. It holds as long as every fact is what it was. Whatever the content
 * comes from is not trusted: a damaged one, or one of another program, is as good as none.
 */
public final class ParseMemory {

  /** An entry: what was captured, and the facts it depends on. */
  record Entry(Captured captured, Set<String> facts) {}

  private final Map<String, Entry> earlier;
  private final Map<String, String> factsThen;
  private final Map<String, String> factsNow = new ConcurrentHashMap<>();
  private final Map<String, Entry> current = new ConcurrentHashMap<>();
  private volatile boolean learned;

  private ParseMemory(Map<String, Entry> earlier, Map<String, String> factsThen) {
    this.earlier = earlier;
    this.factsThen = factsThen;
  }

  /** Nothing is remembered yet. */
  public static ParseMemory empty() {
    return new ParseMemory(Map.of(), Map.of());
  }

  /** What {@link #bytes()} wrote; {@link #empty()} if it is anything else. */
  public static ParseMemory of(byte[] content) {
    return MemoryReader.read(content)
        .map(read -> new ParseMemory(read.entries(), read.facts()))
        .orElseGet(ParseMemory::empty);
  }

  /**
   * What was captured under that key, if it still holds.
   *
   * @param facts tells what a fact is now
   */
  public Optional<Captured> recall(String key, UnaryOperator<String> facts) {
    Entry entry = earlier.get(key);
    if (entry == null || !holds(entry, facts)) {
      return Optional.empty();
    }
    current.put(key, entry);
    return Optional.of(entry.captured());
  }

  private boolean holds(Entry entry, UnaryOperator<String> facts) {
    for (String fact : entry.facts()) {
      if (!now(fact, facts).equals(factsThen.get(fact))) {
        return false;
      }
    }
    return true;
  }

  private String now(String fact, UnaryOperator<String> facts) {
    return factsNow.computeIfAbsent(fact, facts);
  }

  /** Keeps what was captured, if it is of a kind that can be kept. */
  public void keep(
      String key, Captured captured, Collection<String> names, UnaryOperator<String> facts) {
    if (MemoryWriter.canWrite(captured)) {
      names.forEach(name -> now(name, facts));
      current.put(key, new Entry(captured, Set.copyOf(names)));
      learned = true;
    }
  }

  /** Whether there is anything else to write than what was read. */
  public boolean isChanged() {
    return learned || current.size() != earlier.size();
  }

  /** What this parse recalled and kept, for the next. */
  public byte[] bytes() {
    return new MemoryWriter().write(current, factsNow);
  }
}
