package dev.floe.compute.duckdb;

import dev.floe.spi.SqlFailure;
import java.util.OptionalInt;

/** Moves a failure's place where floe put text in front of the user's statement. */
final class Offsets {

  private Offsets() {}

  static SqlFailure shifted(SqlFailure failure, int by) {
    OptionalInt at = failure.offset();
    if (at.isEmpty()) {
      return failure;
    }
    int moved = at.getAsInt() + by;
    return new SqlFailure(
        failure.kind(),
        failure.getMessage(),
        moved < 0 ? OptionalInt.empty() : OptionalInt.of(moved),
        failure.subject(),
        failure.candidates(),
        failure);
  }
}
