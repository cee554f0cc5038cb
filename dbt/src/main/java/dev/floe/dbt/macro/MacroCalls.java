package dev.floe.dbt.macro;

import dev.floe.jinja.CallSite;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which macros a macro calls, as far as its text tells without rendering. */
public final class MacroCalls {

  private final Dispatcher dispatcher;

  public MacroCalls(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /** Unique ids of the macros that a macro calls, in the order written. */
  List<String> of(MacroDefinition macro) {
    Set<String> found = new LinkedHashSet<>();
    for (CallSite call : macro.macro().calls()) {
      target(call, macro.packageName()).ifPresent(called -> found.add(called.uniqueId()));
    }
    found.remove(macro.uniqueId());
    return List.copyOf(found);
  }

  private Optional<MacroDefinition> target(CallSite call, String packageName) {
    List<String> path = call.path();
    return switch (path.size()) {
      case 1 -> dispatcher.library().find(packageName, path.getFirst());
      case 2 ->
          call.name().equals("adapter.dispatch")
              ? dispatched(call, packageName)
              : dispatcher.library().findIn(path.getFirst(), path.getLast());
      default -> Optional.empty();
    };
  }

  private Optional<MacroDefinition> dispatched(CallSite call, String packageName) {
    return text(call, 0, "macro_name")
        .flatMap(name ->
            dispatcher.find(
                name, text(call, 1, "macro_namespace"), packageName, new ArrayList<>()));
  }

  private static Optional<String> text(CallSite call, int index, String keyword) {
    Optional<CallSite.Argument> given =
        index < call.args().size()
            ? Optional.of(call.args().get(index))
            : Optional.ofNullable(call.keywords().get(keyword));
    return given.flatMap(CallSite.Argument::string);
  }
}
