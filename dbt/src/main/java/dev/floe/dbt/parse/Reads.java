package dev.floe.dbt.parse;

import java.util.Map;
import java.util.Set;

/**
 * What a rendering looked up outside its own text: whoever changes one of these must render again.
 *
 * @param vars names of variables, whether they had a value or not
 * @param envVars names of environment variables, whether they were set or not
 * @param lookups every name that was looked up as a macro, and what it meant: a macro's unique id,
 *     {@link #PACKAGE}, or {@link #NOTHING}, since a new macro of that name would change the
 *     outcome. Names are {@code star}, {@code dbt_utils.star}, or {@code dispatch star in
 *     dbt_utils}
 * @param volatileReads what changes without a name: {@code graph}, {@code flags}, the clock
 */
public record Reads(
    Set<String> vars, Set<String> envVars, Map<String, String> lookups, Set<String> volatileReads) {

  /** A name that means a package. */
  public static final String PACKAGE = "a package";

  /** A name that means no macro. */
  public static final String NOTHING = "";

  public Reads {
    vars = Set.copyOf(vars);
    envVars = Set.copyOf(envVars);
    lookups = Map.copyOf(lookups);
    volatileReads = Set.copyOf(volatileReads);
  }

  /** Nothing was looked up. */
  public static Reads none() {
    return new Reads(Set.of(), Set.of(), Map.of(), Set.of());
  }
}
