package dev.floe.dbt.artifact;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.config.PythonText;
import dev.floe.dbt.graph.Checksum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What tells that a unit test changed: a digest of everything but its description, written as dbt's
 * own objects are when Python prints them. Dates without quotes count as text.
 */
final class UnitTestChecksum {

  private static final Map<String, String> FORMATS =
      Map.of(
          "dict", "UnitTestFormat.Dict", "csv", "UnitTestFormat.CSV", "sql", "UnitTestFormat.SQL");

  private UnitTestChecksum() {}

  /**
   * Of a unit test whose rows are known.
   *
   * @param content its property file's entry, every row included
   */
  static String of(Map<String, @Nullable Object> content) {
    List<Map<String, @Nullable Object>> given = new ArrayList<>();
    PlainValues.list(content.get("given")).forEach(one -> given.add(PlainValues.mapping(one)));
    List<String> inputs = new ArrayList<>();
    for (Map<String, @Nullable Object> one : given) {
      inputs.add(fixture("UnitTestInputFixture(input=" + input(one) + ", ", one));
    }
    StringBuilder text = new StringBuilder(PlainValues.text(content.get("model"), ""));
    text.append('-')
        .append(object("UnitTestNodeVersions", content.get("versions"), "include", "exclude"));
    text.append("-[").append(String.join(", ", inputs)).append(']');
    text.append('-')
        .append(fixture("UnitTestOutputFixture(", PlainValues.mapping(content.get("expect"))));
    text.append('-').append(overrides(content.get("overrides")));
    given.stream()
        .filter(one -> one.get("fixture") != null)
        .forEach(one -> text.append('-').append(PythonText.str(one.get("rows"))));
    return Checksum.sha256(text.toString());
  }

  private static String input(Map<String, @Nullable Object> given) {
    return PythonText.repr(String.valueOf(given.get("input")));
  }

  private static String fixture(String begun, Map<String, @Nullable Object> fixture) {
    String format = PlainValues.text(fixture.get("format"), "dict");
    return begun
        + "rows="
        + PythonText.repr(fixture.get("rows"))
        + ", format=<"
        + FORMATS.getOrDefault(format, format)
        + ": "
        + PythonText.repr(format)
        + ">, fixture="
        + PythonText.repr(fixture.get("fixture"))
        + ")";
  }

  private static String overrides(@Nullable Object written) {
    if (written == null) {
      return PythonText.repr(null);
    }
    Map<String, @Nullable Object> overrides = PlainValues.mapping(written);
    List.of("macros", "vars", "env_vars").forEach(key -> overrides.putIfAbsent(key, Map.of()));
    return object("UnitTestOverrides", overrides, "macros", "vars", "env_vars");
  }

  private static String object(String name, @Nullable Object written, String... fields) {
    return written == null
        ? PythonText.repr(null)
        : List.of(fields).stream()
            .map(field -> field + "=" + PythonText.repr(PlainValues.mapping(written).get(field)))
            .collect(Collectors.joining(", ", name + "(", ")"));
  }
}
