package dev.floe.manifest.inherit;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Suggestion;
import dev.floe.diagnostics.Traced;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The choice of plugins: among the approved, or fixed by whoever set it first. */
final class PluginSelections {

  private final Map<KeyPath, List<Say>> says;
  private final List<Diagnostic> found;
  private final Function<List<Say>, Traced<Value>> narrowed;

  PluginSelections(
      Map<KeyPath, List<Say>> says,
      List<Diagnostic> found,
      Function<List<Say>, Traced<Value>> narrowed) {
    this.says = says;
    this.found = found;
    this.narrowed = narrowed;
  }

  /** The choice in force; what is not approved does not count, though it is reported. */
  Optional<Traced<Value>> select(List<Say> said) {
    String category = said.getFirst().key().segments().get(1);
    List<Say> approved = said.stream().filter(say -> !notApproved(category, say)).toList();
    if (approved.isEmpty()) {
      return Optional.empty();
    }
    Traced<Value> value = approved.getFirst().traced();
    boolean fixed = approvedAt(category, approved.getFirst().level()).isEmpty();
    for (Say say : approved.subList(1, approved.size())) {
      if (fixed && !say.value().equals(value.value())) {
        found.add(fixedAbove(say, value));
      } else {
        value = value.replacedBy(say.value(), say.origin());
      }
    }
    boolean sound = approved.size() == said.size();
    return Optional.of(sound ? checkedAgainstAll(category, said, value) : value);
  }

  private static Diagnostic fixedAbove(Say say, Traced<Value> above) {
    return say.against(
            above.origin(),
            ManifestCode.PLUGIN_FIXED,
            "'"
                + say.key()
                + "' is "
                + above.value()
                + " by "
                + above.origin().source()
                + ", which approves no other; "
                + say.tier().label()
                + " cannot choose "
                + say.value())
        .withHelp("delete the line, or let the parent list it in 'approved_plugins'");
  }

  private Optional<Traced<Value>> approvedAt(String category, int level) {
    List<Say> lists =
        says.getOrDefault(KeyPath.of("approved_plugins", category), List.of()).stream()
            .filter(say -> say.level() <= level)
            .toList();
    return lists.isEmpty() ? Optional.empty() : Optional.of(narrowed.apply(lists));
  }

  private boolean notApproved(String category, Say say) {
    Optional<Traced<Value>> approved =
        approvedAt(category, say.level())
            .filter(list -> !Merge.items(list.value()).contains(say.value()));
    approved.ifPresent(list -> found.add(refusal(say, list)));
    return approved.isPresent();
  }

  private static Diagnostic refusal(Say say, Traced<Value> approved) {
    List<String> names = Merge.items(approved.value()).stream().map(Value::toString).toList();
    return say.against(
            approved.origin(),
            ManifestCode.PLUGIN_NOT_APPROVED,
            "'"
                + say.value()
                + "' in '"
                + say.key()
                + "' is not approved by "
                + approved.origin().source())
        .withHelp(Suggestion.help(say.value().toString(), names));
  }

  /** A parent's choice can fall out of a list that a tier below narrowed. */
  private Traced<Value> checkedAgainstAll(String category, List<Say> said, Traced<Value> value) {
    Optional<Traced<Value>> approved =
        approvedAt(category, Integer.MAX_VALUE)
            .filter(list -> !Merge.items(list.value()).contains(value.value()));
    approved.ifPresent(list -> found.add(refusal(said.getLast(), list)));
    return value;
  }

  /** Settings of a plugin that is not chosen in the end are dropped. */
  List<Say> ofSameType(List<Say> said) {
    KeyPath type = KeyPath.of("plugins", said.getFirst().key().segments().get(1), "type");
    List<Say> types = says.getOrDefault(type, List.of());
    Optional<Value> last = types.isEmpty() ? Optional.empty() : Optional.of(effective(types));
    return said.stream()
        .filter(say ->
            last.isEmpty()
                || typeAt(types, say.level()).filter(t -> !t.equals(last.get())).isEmpty())
        .toList();
  }

  private Value effective(List<Say> types) {
    String category = types.getFirst().key().segments().get(1);
    boolean fixed = approvedAt(category, types.getFirst().level()).isEmpty();
    return (fixed ? types.getFirst() : types.getLast()).value();
  }

  private static Optional<Value> typeAt(List<Say> types, int level) {
    return types.stream()
        .filter(say -> say.level() <= level)
        .reduce((above, below) -> below)
        .map(Say::value);
  }
}
