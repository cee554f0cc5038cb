package dev.floe.dbt.load;

import dev.floe.dbt.config.PythonText;
import dev.floe.dbt.graph.Checksum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The name of a generic test.
 *
 * @param shortName for files and aliases, below 64 characters
 * @param fullName for the unique id
 */
record TestNames(String shortName, String fullName) {

  private static final int LONGEST = 63;
  private static final int KEPT = 30;
  private static final int HASH = 10;

  /** A name somebody chose. */
  static TestNames chosen(String name) {
    return new TestNames(name, name);
  }

  /** The name dbt makes of a test, what it is declared on, and its arguments. */
  static TestNames synthesized(
      String testType, String target, Map<String, @Nullable Object> arguments) {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(arguments)
        .forEach((name, value) -> {
          if (!name.equals("model")) {
            flat(value).forEach(part -> parts.add(PythonText.str(part)));
          }
        });
    String unique =
        String.join(
            "__", parts.stream().map(part -> part.replaceAll("[^0-9a-zA-Z_]+", "_")).toList());
    String identifier = testType + "_" + target;
    String full = identifier + "_" + unique;
    if (full.length() <= LONGEST) {
      return new TestNames(full, full);
    }
    String kept = identifier.substring(0, Math.min(KEPT, identifier.length()));
    return new TestNames(kept + "_" + Checksum.md5(full), full);
  }

  private static List<@Nullable Object> flat(@Nullable Object value) {
    List<@Nullable Object> parts = new ArrayList<>();
    switch (value) {
      case Map<?, ?> map -> parts.addAll(map.values());
      case List<?> list -> parts.addAll(list);
      case null -> parts.add(null);
      default -> parts.add(value);
    }
    return parts;
  }

  /** The last part of the unique id of a generic test. */
  static String hash(
      String fullName,
      @Nullable String namespace,
      String testName,
      Map<String, @Nullable Object> arguments) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("namespace", namespace);
    metadata.put("name", testName);
    metadata.put("kwargs", arguments);
    String text = fullName + PythonText.repr(PythonText.hashable(metadata));
    String md5 = Checksum.md5(text);
    return md5.substring(md5.length() - HASH);
  }
}
