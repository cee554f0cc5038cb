package dev.floe.cli.packages;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.packages.PackageOrigins.Release;
import dev.floe.dbt.python.PythonJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** dbt's package hub, or one that speaks like it: {@code <base>/api/v1/<name>.json}. */
final class Hub {

  private static final String STANDARD = "https://hub.getdbt.com/";

  private final Web web;
  private final String base;

  Hub(Web web, Map<String, String> environment) {
    this.web = web;
    String told = environment.getOrDefault("DBT_PACKAGE_HUB_URL", STANDARD);
    this.base = told.endsWith("/") ? told : told + "/";
  }

  List<Release> releases(String name) {
    String address = base + "api/v1/" + name + ".json";
    Optional<byte[]> answer = web.get(address);
    if (answer.isEmpty()) {
      return List.of();
    }
    Map<String, @Nullable Object> page =
        PlainValues.mapping(
            PythonJson.read(new String(answer.get(), StandardCharsets.UTF_8)).orElse(null));
    if (!page.containsKey("versions")) {
      throw Web.failure(address, "the answer is not a hub's", null);
    }
    List<Release> releases = new ArrayList<>();
    PlainValues.mapping(page.get("versions"))
        .forEach((version, entry) -> release(version, entry).ifPresent(releases::add));
    return releases;
  }

  private static Optional<Release> release(String version, @Nullable Object written) {
    Map<String, @Nullable Object> entry = PlainValues.mapping(written);
    Object tarball = PlainValues.mapping(entry.get("downloads")).get("tarball");
    return tarball instanceof String address
        ? Optional.of(
            new Release(version, address, PlainValues.texts(entry.get("require_dbt_version"))))
        : Optional.empty();
  }
}
