package dev.floe.dbt.render;

import dev.floe.dbt.macro.MacroDefinition;
import dev.floe.dbt.parse.Reads;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects what one rendering looks up. Belongs to one thread. */
final class ReadLog {

  private final Set<String> vars = new LinkedHashSet<>();
  private final Set<String> envVars = new LinkedHashSet<>();
  private final Map<String, String> lookups = new HashMap<>();
  private final Set<String> volatileReads = new LinkedHashSet<>();

  void variable(String name) {
    vars.add(name);
  }

  void environment(String name) {
    envVars.add(name);
  }

  /** A name that was looked up as a macro, and the macro it means. */
  void lookup(String name, Optional<MacroDefinition> found) {
    lookups.put(name, found.map(MacroDefinition::uniqueId).orElse(Reads.NOTHING));
  }

  void packageName(String name) {
    lookups.put(name, Reads.PACKAGE);
  }

  void changing(String what) {
    volatileReads.add(what);
  }

  Reads result() {
    return new Reads(vars, envVars, lookups, volatileReads);
  }
}
