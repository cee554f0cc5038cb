package dev.floe.dbt.render;

import dev.floe.dbt.parse.Reads;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects what one rendering looks up. Belongs to one thread. */
final class ReadLog {

  private final Set<String> vars = new LinkedHashSet<>();
  private final Set<String> envVars = new LinkedHashSet<>();
  private final Set<String> macros = new LinkedHashSet<>();
  private final Set<String> missingMacros = new LinkedHashSet<>();
  private final Set<String> volatileReads = new LinkedHashSet<>();

  void variable(String name) {
    vars.add(name);
  }

  void environment(String name) {
    envVars.add(name);
  }

  void macro(String uniqueId) {
    macros.add(uniqueId);
  }

  void missingMacro(String name) {
    missingMacros.add(name);
  }

  void changing(String what) {
    volatileReads.add(what);
  }

  Reads result() {
    return new Reads(vars, envVars, macros, missingMacros, volatileReads);
  }
}
