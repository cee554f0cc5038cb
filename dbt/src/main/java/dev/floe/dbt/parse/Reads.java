package dev.floe.dbt.parse;

import java.util.Set;

/**
 * What a rendering looked up outside its own text: whoever changes one of these must render again.
 *
 * @param vars names of variables, whether they had a value or not
 * @param envVars names of environment variables, whether they were set or not
 * @param macros unique ids of the macros that were executed
 * @param missingMacros names that were looked up as macros in vain; a new macro of that name would
 *     change the outcome
 * @param volatileReads what changes without a name: {@code graph}, {@code flags}, the clock
 */
public record Reads(
    Set<String> vars,
    Set<String> envVars,
    Set<String> macros,
    Set<String> missingMacros,
    Set<String> volatileReads) {

  public Reads {
    vars = Set.copyOf(vars);
    envVars = Set.copyOf(envVars);
    macros = Set.copyOf(macros);
    missingMacros = Set.copyOf(missingMacros);
    volatileReads = Set.copyOf(volatileReads);
  }

  /** Nothing was looked up. */
  public static Reads none() {
    return new Reads(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
  }
}
