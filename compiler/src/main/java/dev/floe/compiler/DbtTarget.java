package dev.floe.compiler;

import dev.floe.dbt.project.Target;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.inherit.Platform;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code target} is in the templates of a product: the platform's choice, not a profile's. */
final class DbtTarget {

  private static final String DEFAULT_NAME = "dev";

  private DbtTarget() {}

  /** The environment's name. */
  static String name(Platform platform) {
    return platform.environment().name().orElse(DEFAULT_NAME);
  }

  static Target of(Platform platform, DataProduct product, String adapter) {
    String catalog = ProductNaming.catalog(platform);
    String name = platform.environment().target().map(t -> t.value()).orElse(name(platform));
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("target_name", name);
    values.put("type", adapter);
    values.put("profile_name", product.name().value());
    values.put("database", catalog);
    values.put("schema", ProductNaming.DEFAULT_SCHEMA);
    values.put("threads", 4L);
    return new Target(adapter, Optional.of(catalog), ProductNaming.DEFAULT_SCHEMA, values);
  }
}
