package dev.floe.artifacts;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a test means.
 *
 * @param kind the generic test's name ({@code not_null}, {@code dbt_utils.accepted_range}); {@code
 *     singular} for a test that is a query of its own
 * @param attachedTo unique id of the node it is declared on, if any
 * @param columns the columns it is declared on or names, in that order; empty for a test of a whole
 *     relation
 * @param arguments as written, plain JSON values
 * @param severity {@code error} or {@code warn}
 * @param errorIf a condition on the number of failures: {@code != 0}
 * @param warnIf likewise
 * @param failCalc the aggregate that counts failures: {@code count(*)}
 * @param limit at most this many failures are fetched
 * @param storeFailures whether failing rows are kept in a relation
 */
public record TestSpec(
    String kind,
    Optional<String> attachedTo,
    List<String> columns,
    Map<String, Object> arguments,
    String severity,
    String errorIf,
    String warnIf,
    String failCalc,
    Optional<Long> limit,
    boolean storeFailures) {

  public TestSpec {
    columns = List.copyOf(columns);
    arguments = Plain.copy(arguments);
  }
}
