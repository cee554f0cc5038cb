package dev.floe.governance.scan;

import dev.floe.artifacts.Node;
import java.util.List;
import java.util.Map;

/** Gives some values of a relation; nobody keeps them. */
public interface Samples {

  /**
   * Values that are not empty, as text, by the name of the column in small letters; nothing of
   * columns, or of relations, whose values nobody can see now.
   */
  Map<String, List<String>> of(Node.Referable node);
}
