package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.properties.PropertyEntry;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What dbt asks of an exposure: of what type it is, and who answers for it. */
final class ExposureRules {

  private static final List<String> TYPES =
      List.of("dashboard", "notebook", "analysis", "ml", "application");

  private static final List<String> MATURITIES = List.of("low", "medium", "high");

  private final PropertyEntry exposure;
  private final Consumer<Diagnostic> sink;

  ExposureRules(PropertyEntry exposure, Consumer<Diagnostic> sink) {
    this.exposure = exposure;
    this.sink = sink;
  }

  void check() {
    if (exposure.values().get("type") == null) {
      refuse(exposure.span(), "has no type", "one of: " + String.join(", ", TYPES));
    }
    oneOf("type", TYPES);
    oneOf("maturity", MATURITIES);
    Map<String, @Nullable Object> owner = PlainValues.mapping(exposure.values().get("owner"));
    if (owner.get("name") == null && owner.get("email") == null) {
      refuse(place("owner"), "has no owner", "write owner: {name: …} or owner: {email: …}");
    }
  }

  private void oneOf(String key, List<String> known) {
    Object value = exposure.values().get(key);
    if (value != null && !known.contains(String.valueOf(value))) {
      refuse(
          place(key),
          "cannot have the " + key + " '" + value + "'",
          Suggestion.help(String.valueOf(value), known));
    }
  }

  private Span place(String key) {
    return exposure.node().get(key).map(YamlNode::span).orElse(exposure.span());
  }

  private void refuse(Span span, String what, String help) {
    sink.accept(
        Diagnostic.at(
                DbtCode.BAD_PROPERTIES, span, "the exposure '" + exposure.name() + "' " + what)
            .withHelp(help));
  }
}
