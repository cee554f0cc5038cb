package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.ConfigBuilder;
import dev.floe.dbt.config.PythonText;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;

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
}
