package dev.floe.manifest.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.render.JsonText;
import dev.floe.manifest.Setting;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class KeyOrderProperties {

  private static YamlNode yaml(String text) {
    return Yaml.read("m.yaml", text, YamlOptions.STRICT).value().orElseThrow();
  }

  private static String enterprise() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            KeyOrderProperties.class.getResourceAsStream(
                "../seeds/mesh/enterprise-manifest.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The same content with the keys of every mapping in another order. */
  private static @Nullable Object shuffled(@Nullable Object value, Random random) {
    return switch (value) {
      case Map<?, ?> map -> {
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        Collections.shuffle(entries, random);
        Map<Object, @Nullable Object> other = new LinkedHashMap<>();
        entries.forEach(entry -> other.put(entry.getKey(), shuffled(entry.getValue(), random)));
        yield other;
      }
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(shuffled(item, random)));
        yield items;
      }
      case null, default -> value;
    };
  }

  private static List<String> settings(String text) {
    return DocumentReader.manifest(
            new DocumentFile("m.yaml", "home", text.getBytes(StandardCharsets.UTF_8)))
        .value()
        .orElseThrow()
        .settings()
        .stream()
        .map(KeyOrderProperties::withoutPlace)
        .toList();
  }

  private static String withoutPlace(Setting setting) {
    return setting.key() + " = " + setting.value();
  }

  @Property(tries = 50)
  void theOrderOfKeysDoesNotMatter(@ForAll long seed) throws IOException {
    String text = enterprise();
    Object other = shuffled(yaml(text).toJava(YamlSchema.CORE), new Random(seed));
    assertThat(settings(new JsonText().value(other).toString())).isEqualTo(settings(text));
  }
}
