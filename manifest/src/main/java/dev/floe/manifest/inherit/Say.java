package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Traced;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Setting;
import dev.floe.manifest.Value;

/**
 * What one tier says of one key.
 *
 * @param level 0 is the topmost tier
 */
record Say(int level, Tier tier, Setting setting) {

  Value value() {
    return setting.value();
  }

  KeyPath key() {
    return setting.key();
  }

  Origin origin() {
    return tier.origin(setting);
  }

  Traced<Value> traced() {
    return Traced.of(value(), origin());
  }

  /** A violation of what another tier said: both places are named. */
  Diagnostic against(Origin other, ManifestCode code, String message) {
    return against(setting.span(), other, code, message);
  }

  /** As {@link #against(Origin, ManifestCode, String)}, at a part of the value. */
  Diagnostic against(Span part, Origin other, ManifestCode code, String message) {
    Diagnostic diagnostic = Diagnostic.at(code, part, message).about(key().toString());
    return other.span().map(diagnostic::demandedBy).orElse(diagnostic);
  }
}
