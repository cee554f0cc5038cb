package dev.floe.cli.dbt;

import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.UsageError;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.select.IndirectSelection;
import dev.floe.dbt.select.Selection;
import dev.floe.dbt.select.SelectionParser;
import dev.floe.dbt.select.Selector;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which nodes a subcommand works on: what was selected, of the types it cares for. */
final class DbtSelection {

  private final Verb verb;
  private final Invocation invocation;
  private final DbtFlags flags;

  DbtSelection(Verb verb, Invocation invocation, DbtFlags flags) {
    this.verb = verb;
    this.invocation = invocation;
    this.flags = flags;
  }

  /** Unique ids, sorted. */
  Result<SortedSet<String>> of(ProjectGraph graph, Map<String, Selection> named) {
    return selection(named)
        .map(selection -> {
          SortedSet<String> ids = new Selector(graph, named).select(selection, indirect());
          Set<ResourceType> types = types();
          ids.removeIf(id -> !types.contains(type(id)));
          return ids;
        })
        .then(this::warnIfEmpty);
  }

  private Result<SortedSet<String>> warnIfEmpty(SortedSet<String> ids) {
    return ids.isEmpty()
        ? Result.of(
            ids,
            List.of(
                Diagnostic.of(
                        DbtCode.NOTHING_SELECTED, "the selection fits nothing: there is no work")
                    .withHelp("'floe dbt ls' lists what there is")))
        : Result.ok(ids);
  }

  private Result<Selection> selection(Map<String, Selection> named) {
    List<String> select = invocation.arguments().values("--select");
    List<String> exclude = invocation.arguments().values("--exclude");
    var selector = flags.value("--selector");
    if (selector.isEmpty()) {
      return SelectionParser.parse(select, exclude);
    }
    Selection found = named.get(selector.get());
    return found != null
        ? Result.ok(found)
        : Result.failed(
            Diagnostic.of(DbtCode.BAD_SELECTION, "there is no selector '" + selector.get() + "'")
                .withHelp(
                    named.isEmpty()
                        ? "selectors are written in selectors.yml"
                        : Suggestion.help(selector.get(), named.keySet())));
  }

  private IndirectSelection indirect() {
    String word = flags.value("--indirect-selection").orElse("eager");
    return IndirectSelection.of(word)
        .orElseThrow(() ->
            bad(
                "'--indirect-selection' does not know '" + word + "'",
                Suggestion.help(
                    word,
                    Arrays.stream(IndirectSelection.values())
                        .map(IndirectSelection::word)
                        .toList())));
  }

  private static UsageError bad(String message, String help) {
    return new UsageError(Diagnostic.of(DbtCode.BAD_SELECTION, message).withHelp(help));
  }

  static ResourceType type(String uniqueId) {
    String word = uniqueId.substring(0, Math.max(0, uniqueId.indexOf('.')));
    return Arrays.stream(ResourceType.values())
        .filter(type -> type.word().equals(word))
        .findFirst()
        .orElse(ResourceType.OPERATION);
  }

  private Set<ResourceType> types() {
    Set<ResourceType> types =
        switch (verb) {
          case SEED -> EnumSet.of(ResourceType.SEED);
          case RUN -> EnumSet.of(ResourceType.MODEL);
          case TEST -> EnumSet.of(ResourceType.TEST, ResourceType.UNIT_TEST);
          case BUILD ->
              EnumSet.of(
                  ResourceType.SEED,
                  ResourceType.MODEL,
                  ResourceType.SNAPSHOT,
                  ResourceType.TEST,
                  ResourceType.UNIT_TEST);
          case SHOW -> EnumSet.of(ResourceType.SEED, ResourceType.MODEL, ResourceType.SNAPSHOT);
          case COMPILE ->
              EnumSet.of(
                  ResourceType.SEED,
                  ResourceType.MODEL,
                  ResourceType.SNAPSHOT,
                  ResourceType.TEST,
                  ResourceType.ANALYSIS);
          case PARSE -> EnumSet.noneOf(ResourceType.class);
          case LS ->
              EnumSet.of(
                  ResourceType.MODEL,
                  ResourceType.SEED,
                  ResourceType.SNAPSHOT,
                  ResourceType.TEST,
                  ResourceType.ANALYSIS,
                  ResourceType.SOURCE,
                  ResourceType.EXPOSURE,
                  ResourceType.METRIC,
                  ResourceType.SEMANTIC_MODEL,
                  ResourceType.SAVED_QUERY,
                  ResourceType.UNIT_TEST);
        };
    return switch (verb) {
      case BUILD, LS -> narrowed(types);
      case PARSE, COMPILE, SEED, RUN, TEST, SHOW -> types;
    };
  }

  private Set<ResourceType> narrowed(Set<ResourceType> types) {
    List<String> wanted = invocation.arguments().values("--resource-type");
    if (!wanted.isEmpty() && !wanted.contains("all") && !wanted.contains("default")) {
      types.retainAll(named(wanted));
    }
    types.removeAll(named(invocation.arguments().values("--exclude-resource-type")));
    return types;
  }

  private static List<ResourceType> named(List<String> words) {
    List<ResourceType> types = new ArrayList<>();
    for (String word : words) {
      types.add(
          Arrays.stream(ResourceType.values())
              .filter(type -> type.word().equals(word))
              .findFirst()
              .orElseThrow(() ->
                  bad(
                      "there is no resource type '" + word + "'",
                      Suggestion.help(
                          word,
                          new TreeSet<>(
                              Arrays.stream(ResourceType.values())
                                  .map(ResourceType::word)
                                  .toList())))));
    }
    return types;
  }
}
