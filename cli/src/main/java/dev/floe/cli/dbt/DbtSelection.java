package dev.floe.cli.dbt;

import dev.floe.cli.command.UsageError;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.select.EarlierRun;
import dev.floe.dbt.select.IndirectSelection;
import dev.floe.dbt.select.Selection;
import dev.floe.dbt.select.SelectionParser;
import dev.floe.dbt.select.Selector;
import dev.floe.dbt.select.SelectorsFile;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which nodes a subcommand works on: what was selected, of the types it cares for. */
final class DbtSelection {

  private final DbtWork work;
  private final Verb verb;
  private final DbtFlags flags;
  private final ProjectGraph graph;
  private final SelectorsFile selectors;

  DbtSelection(DbtWork work) {
    this.work = work;
    this.verb = work.verb();
    this.flags = work.flags();
    this.graph = work.graph();
    this.selectors = work.project().loaded().selectors();
  }

  /** Unique ids, sorted. */
  Result<SortedSet<String>> ids() {
    return selection().then(this::selected).then(this::warnIfEmpty);
  }

  private Result<SortedSet<String>> selected(Selection selection) {
    Map<String, Selection> named = selectors.selections();
    List<String> unknown = Selection.unknownSelectors(selection, named);
    if (!unknown.isEmpty()) {
      return Result.failed(unknownSelector(unknown.getFirst(), named));
    }
    Optional<String> circle = Selection.circle(selection, named);
    if (circle.isPresent()) {
      return Result.failed(circular(circle.get()));
    }
    if (!Selection.compares(selection, named)) {
      return Result.ok(selected(selection, named, EarlierRun.none()));
    }
    return new DbtState(work)
        .run()
        .then(run -> {
          SortedSet<String> ids = selected(selection, named, run);
          return Result.of(ids, run.findings());
        });
  }

  private SortedSet<String> selected(
      Selection selection, Map<String, Selection> named, EarlierRun run) {
    SortedSet<String> ids = new Selector(graph, named, run).select(selection, indirect());
    Set<ResourceType> types = types();
    ids.removeIf(id -> !types.contains(type(id)));
    return ids;
  }

  private Result<SortedSet<String>> warnIfEmpty(SortedSet<String> ids) {
    return ids.isEmpty()
        ? Result.of(
            ids,
            List.of(
                Diagnostic.of(
                        DbtCode.NOTHING_SELECTED, "the selection fits nothing: there is no work")
                    .withHelp(meant().orElse("'floe dbt ls' lists what there is"))))
        : Result.ok(ids);
  }

  /** A name of the command line that is nearly one of the project. */
  private Optional<String> meant() {
    List<String> names =
        graph.nodes().values().stream().map(node -> node.identity().name()).toList();
    return Stream.concat(flags.values("--select").stream(), models().stream())
        .flatMap(one -> Stream.of(one.split("[ ,]")))
        .map(one -> one.replaceAll("^(\\d*\\+|@)|\\+\\d*$", ""))
        .filter(one -> one.length() > 2 && !names.contains(one))
        .flatMap(one -> Suggestion.closest(one, names).stream())
        .findFirst()
        .map(near -> "did you mean '" + near + "'?");
  }

  private Result<Selection> selection() {
    List<String> select = new ArrayList<>(flags.values("--select"));
    select.addAll(models());
    List<String> exclude = flags.values("--exclude");
    Optional<String> selector = flags.value("--selector");
    boolean told = !select.isEmpty() || !exclude.isEmpty();
    if (selector.isEmpty()) {
      return told || selectors.standard().isEmpty()
          ? SelectionParser.parse(select, exclude)
          : named(selectors.standard().get());
    }
    return told
        ? named(selector.get())
            .with(
                List.of(
                    Diagnostic.of(
                            DbtCode.BAD_SELECTION,
                            "'--selector' leaves out '--select' and '--exclude'")
                        .withSeverity(Severity.WARNING)
                        .withHelp("write one of them")))
        : named(selector.get());
  }

  /** {@code ls --models} is {@code --select}, and of all types models alone. */
  private List<String> models() {
    return verb == Verb.LS ? flags.typed("--models") : List.of();
  }

  private Result<Selection> named(String name) {
    Map<String, Selection> known = selectors.selections();
    Selection found = known.get(name);
    return found != null ? Result.ok(found) : Result.failed(unknownSelector(name, known));
  }

  private static Diagnostic unknownSelector(String name, Map<String, Selection> known) {
    return Diagnostic.of(DbtCode.BAD_SELECTION, "there is no selector '" + name + "'")
        .withHelp(
            known.isEmpty()
                ? "selectors are written in selectors.yml"
                : Suggestion.help(name, known.keySet()));
  }

  private static Diagnostic circular(String name) {
    return Diagnostic.of(
            DbtCode.BAD_SELECTORS_FILE, "the selector '" + name + "' is part of its own definition")
        .withHelp("take it out of its definition in selectors.yml");
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
          case SNAPSHOT -> EnumSet.of(ResourceType.SNAPSHOT);
          case FRESHNESS -> EnumSet.of(ResourceType.SOURCE);
          case TEST -> EnumSet.of(ResourceType.TEST, ResourceType.UNIT_TEST);
          case BUILD ->
              EnumSet.of(
                  ResourceType.SEED,
                  ResourceType.MODEL,
                  ResourceType.SNAPSHOT,
                  ResourceType.FUNCTION,
                  ResourceType.TEST,
                  ResourceType.UNIT_TEST,
                  ResourceType.EXPOSURE,
                  ResourceType.SAVED_QUERY);
          case CLONE -> EnumSet.of(ResourceType.SEED, ResourceType.MODEL, ResourceType.SNAPSHOT);
          case SHOW ->
              EnumSet.of(
                  ResourceType.SEED,
                  ResourceType.MODEL,
                  ResourceType.SNAPSHOT,
                  ResourceType.TEST,
                  ResourceType.ANALYSIS);
          case COMPILE, GENERATE ->
              EnumSet.of(
                  ResourceType.SEED,
                  ResourceType.MODEL,
                  ResourceType.SNAPSHOT,
                  ResourceType.FUNCTION,
                  ResourceType.TEST,
                  ResourceType.ANALYSIS,
                  ResourceType.SOURCE);
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
                  ResourceType.FUNCTION,
                  ResourceType.UNIT_TEST);
          case PARSE, RUN_OPERATION, RETRY, SERVE, DEPS, DEBUG, CLEAN, INIT ->
              EnumSet.noneOf(ResourceType.class);
        };
    return narrowed(types);
  }

  private Set<ResourceType> narrowed(Set<ResourceType> types) {
    if (!models().isEmpty()) {
      types.retainAll(Set.of(ResourceType.MODEL));
    }
    List<String> wanted = flags.words("--resource-type");
    if (!wanted.isEmpty() && !wanted.contains("all") && !wanted.contains("default")) {
      types.retainAll(named(wanted));
    }
    types.removeAll(named(flags.words("--exclude-resource-type")));
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
