package dev.floe.artifacts;

import java.util.List;
import java.util.Optional;

/** What is known about a relation's columns. Unknown is never an empty list. */
public sealed interface NodeColumns {

  /** Columns as their author wrote them; there may be more or fewer in truth. */
  List<NodeColumn> declared();

  /**
   * The engine told: these are the columns, in this order, with everything declared about them.
   *
   * @param declared as written, also such as do not exist
   */
  record Bound(List<NodeColumn> actual, List<NodeColumn> declared) implements NodeColumns {

    public Bound {
      actual = List.copyOf(actual);
      declared = List.copyOf(declared);
    }
  }

  /** The columns cannot be known before the run, or were not looked at. */
  record Unknown(String reason, List<NodeColumn> declared) implements NodeColumns {

    public Unknown {
      declared = List.copyOf(declared);
    }
  }

  /** The actual columns, if they are known. */
  default Optional<List<NodeColumn>> known() {
    return switch (this) {
      case Bound bound -> Optional.of(bound.actual());
      case Unknown unknown -> Optional.empty();
    };
  }
}
