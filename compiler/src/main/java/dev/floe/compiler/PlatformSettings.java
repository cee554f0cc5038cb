package dev.floe.compiler;

import dev.floe.artifacts.CompiledProduct.Setting;
import dev.floe.artifacts.CompiledProduct.SettingOrigin;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Traced;
import dev.floe.manifest.Value;
import dev.floe.manifest.inherit.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The resolved platform as artifacts keep it. */
final class PlatformSettings {

  private PlatformSettings() {}

  static List<Setting> of(Platform platform) {
    List<Setting> settings = new ArrayList<>();
    platform
        .values()
        .forEach((key, value) ->
            settings.add(new Setting(key.toString(), plain(value.value()), chain(value))));
    return settings;
  }

  private static List<SettingOrigin> chain(Traced<Value> value) {
    List<SettingOrigin> chain = new ArrayList<>();
    chain.add(origin(value));
    value.earlier().forEach(before -> chain.add(origin(before)));
    return chain;
  }

  private static SettingOrigin origin(Traced<Value> value) {
    return new SettingOrigin(
        value.origin().source(), value.origin().span().map(Span::toString), plain(value.value()));
  }

  private static Object plain(Value value) {
    return Objects.requireNonNullElse(value.toJava(), "");
  }
}
