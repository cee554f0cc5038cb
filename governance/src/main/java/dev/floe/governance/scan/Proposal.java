package dev.floe.governance.scan;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import java.util.List;
import java.util.Optional;

/**
 * A class somebody should give a column.
 *
 * @param level one of the platform's
 * @param reason why
 */
public record Proposal(Node.Referable node, NodeColumn column, String level, Reason reason) {

  /** Why a column should have a class. */
  public sealed interface Reason {

    /** It looks like personal data. */
    record Seen(Evidence evidence) implements Reason {}

    /**
     * What reaches it would be classified.
     *
     * @param way the columns its values pass, itself the last
     */
    record Reached(List<String> way) implements Reason {

      public Reached {
        way = List.copyOf(way);
      }
    }
  }

  /** {@code raw_crm.email}. */
  public String name() {
    return node.info().name() + "." + column.name();
  }

  /** The kind of data, where that was seen. */
  public Optional<PersonalKind> kind() {
    return switch (reason) {
      case Reason.Seen(Evidence evidence) -> Optional.of(evidence.kind());
      case Reason.Reached reached -> Optional.empty();
    };
  }
}
