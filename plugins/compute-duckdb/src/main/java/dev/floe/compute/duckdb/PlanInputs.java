package dev.floe.compute.duckdb;

import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Through;
import dev.floe.spi.ColumnLineage.Use;
import dev.floe.spi.RelationName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The inputs of a column, each once for each use. Where a value takes several ways with the same
 * use, what it passes is what all of the ways have in common.
 */
final class PlanInputs {

  /** A value passed nothing yet. */
  static final Through NOTHING = new Through(List.of(), 1);

  private record Key(RelationName relation, String column, Use use) {}

  private final Map<Key, Optional<Through>> inputs = new HashMap<>();

  void add(Input input) {
    inputs.merge(
        new Key(input.relation(), input.column(), input.use()), input.through(), Through::common);
  }

  Set<Input> all() {
    Set<Input> all = new HashSet<>();
    inputs.forEach(
        (key, through) -> all.add(new Input(key.relation(), key.column(), key.use(), through)));
    return all;
  }

  static Through with(Through through, String function) {
    List<String> functions = new ArrayList<>(through.functions());
    functions.add(function);
    return new Through(functions, through.rows());
  }

  static Through with(Through through, int rows) {
    return new Through(through.functions(), Math.max(rows, through.rows()));
  }

  /** Whether a function is called by a name; operators and casts are not worth telling. */
  static boolean isWord(String function) {
    return !function.isEmpty()
        && !function.startsWith("__")
        && function.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
  }
}
