package dev.floe.governance;

import dev.floe.diagnostics.Diagnostic;
import java.util.List;

/** One kind of thing a platform can demand of a product. Pure: equal subjects, equal findings. */
public interface Rule {

  /**
   * Everything about the subject that the platform forbids, in the order of the subject's nodes.
   */
  List<Diagnostic> check(Subject subject);
}
