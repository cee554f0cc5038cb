package dev.floe.cli.dbt;

import dev.floe.dbt.DbtCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlSchema;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Variables given as a YAML mapping: {@code --vars '{day: 2026-01-31}'}. */
final class CommandLineVars {

  private CommandLineVars() {}

  static Result<Map<String, @Nullable Object>> parse(String text) {
    if (text.isBlank()) {
      return Result.ok(Map.of());
    }
    Result<YamlNode> document =
        Yaml.read("--vars", text.getBytes(StandardCharsets.UTF_8), YamlOptions.LENIENT);
    Optional<YamlMapping> mapping = document.value().flatMap(YamlNode::asMapping);
    if (mapping.isEmpty()) {
      return Result.failed(
          Diagnostic.of(DbtCode.BAD_VARS, "'--vars' takes a mapping, not '" + text + "'")
              .withHelp("write --vars '{name: value}', with a blank after the colon"));
    }
    return Result.of(mapping.get().toJava(YamlSchema.PYYAML), document.diagnostics());
  }
}
