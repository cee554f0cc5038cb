package dev.floe.runner.materialize;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.runner.NodeStatus;
import dev.floe.spi.RelationName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What came of materializing a node. */
public sealed interface Outcome {

  /**
   * It was done.
   *
   * @param status {@code SUCCESS}, or what a test found
   * @param warnings and, of a failed test, its finding
   */
  record Done(
      NodeStatus status,
      String message,
      OptionalLong rows,
      OptionalLong failures,
      Optional<RelationName> relation,
      List<Diagnostic> warnings)
      implements Outcome {

    public Done {
      warnings = List.copyOf(warnings);
    }
  }

  /** It must not be done; whatever the transaction has changed is to be undone. */
  record Refused(List<Diagnostic> errors) implements Outcome {

    public Refused {
      errors = List.copyOf(errors);
    }
  }

  /** A relation is there. */
  static Outcome made(RelationName relation, long rows) {
    return new Done(
        NodeStatus.SUCCESS,
        "",
        rows < 0 ? OptionalLong.empty() : OptionalLong.of(rows),
        OptionalLong.empty(),
        Optional.of(relation),
        List.of());
  }

  /** The same with something to warn about, if it was done. */
  default Outcome with(List<Diagnostic> more) {
    return switch (this) {
      case Done done ->
          new Done(
              done.status(),
              done.message(),
              done.rows(),
              done.failures(),
              done.relation(),
              Stream.concat(done.warnings().stream(), more.stream()).toList());
      case Refused refused -> refused;
    };
  }

  static Outcome refused(Diagnostic error) {
    return new Refused(List.of(error));
  }
}
