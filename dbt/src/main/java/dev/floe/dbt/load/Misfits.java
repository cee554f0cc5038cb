package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.ConfigBuilder;
import dev.floe.dbt.config.ConfigKeys;
import dev.floe.dbt.config.ConfigLevel;
import dev.floe.dbt.config.PythonText;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says what is wrong with a configuration. */
final class Misfits {

  private Misfits() {}

  /**
   * @param otherwise where it is, if the configuration does not know
   * @param subject unique id of the resource
   */
  static Diagnostic diagnostic(ConfigBuilder.Misfit misfit, Span otherwise, String subject) {
    return Diagnostic.at(
            DbtCode.BAD_CONFIG,
            misfit.setting().origin().span().orElse(otherwise),
            "'"
                + misfit.setting().key()
                + "' must be "
                + misfit.key().shape().words()
                + ", not "
                + PythonText.repr(misfit.setting().value()))
        .about(subject);
  }

  /**
   * Keys that look like ones that dbt knows and that the level does not have. Any other key is its
   * author's own.
   */
  static List<Diagnostic> misspelt(ConfigLevel level, ConfigKeys.Kind kind) {
    Set<String> known = new HashSet<>(ConfigKeys.of(kind).keySet());
    List<Diagnostic> found = new ArrayList<>();
    for (ConfigLevel.Setting setting : level.settings()) {
      String key = ConfigKeys.canonical(setting.key());
      if (!known.contains(key)) {
        Suggestion.slip(key, known)
            .ifPresent(near ->
                setting
                    .origin()
                    .span()
                    .ifPresent(span ->
                        found.add(
                            Diagnostic.at(
                                    DbtCode.UNKNOWN_PROPERTY,
                                    span,
                                    "'" + key + "' is no configuration that dbt knows")
                                .withHelp("did you mean '" + near + "'?"))));
      }
    }
    return found;
  }
}
