package dev.floe.dbt.render;

import dev.floe.dbt.macro.MacroDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which macros a rendering called, and which of them the template itself. */
final class MacroTrace {

  private final Set<String> direct = new LinkedHashSet<>();
  private int depth;

  void enter(MacroDefinition macro) {
    if (depth == 0) {
      direct.add(macro.uniqueId());
    }
    depth++;
  }

  void leave() {
    depth--;
  }

  /** Unique ids of the macros that the template itself called, in the order of first use. */
  List<String> direct() {
    return new ArrayList<>(direct);
  }
}
