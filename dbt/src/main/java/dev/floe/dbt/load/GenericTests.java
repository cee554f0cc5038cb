package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.ConfigKeys;
import dev.floe.dbt.config.ConfigLevel;
import dev.floe.dbt.graph.Checksum;
import dev.floe.dbt.graph.Identity;
import dev.floe.dbt.graph.Macro;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ResourceType;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.parse.Captured;
import dev.floe.dbt.parse.GenericTestCall;
import dev.floe.dbt.parse.Reads;
import dev.floe.dbt.parse.RenderKind;
import dev.floe.dbt.properties.ColumnPatch;
import dev.floe.dbt.properties.Descriptions;
import dev.floe.dbt.properties.NodePatch;
import dev.floe.dbt.properties.TestDeclaration;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Origin;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes test nodes of the tests that property files declare. */
final class GenericTests {

  /** Tests that are known to read nothing but what they are declared on. */
  private static final Set<String> PLAIN =
      Set.of("macro.dbt.test_not_null", "macro.dbt.test_unique");

  private final NodeBuilder builder;
  private final Descriptions descriptions;
  private final String rootProject;
  private final Set<String> macros = new LinkedHashSet<>();
  private final TestArguments arguments;

  GenericTests(
      NodeBuilder builder,
      String rootProject,
      List<Macro> macros,
      TestArguments arguments,
      Descriptions descriptions) {
    this.builder = builder;
    this.descriptions = descriptions;
    this.rootProject = rootProject;
    this.arguments = arguments;
    macros.forEach(macro -> this.macros.add(macro.uniqueId()));
  }

  /** A declared test, ready to be built. */
  record Pending(TestTarget target, TestDeclaration declaration, Optional<ColumnPatch> column) {}

  /** All tests of a patch: those of its columns first. */
  static List<Pending> pending(TestTarget target, NodePatch patch) {
    List<Pending> tests = new ArrayList<>();
    for (ColumnPatch column : patch.columns()) {
      column.tests().forEach(test -> tests.add(new Pending(target, test, Optional.of(column))));
    }
    patch.tests().forEach(test -> tests.add(new Pending(target, test, Optional.empty())));
    return tests;
  }

  /** The node of a test. One that nobody defines is told here, and fails when it is rendered. */
  Optional<NodeBuilder.Built> build(Pending pending, List<Diagnostic> found) {
    Optional<String> column = pending.column().map(one -> columnName(pending.target(), one));
    TestArguments.Split split = arguments.split(pending, column, found);
    Optional<String> macro = macroOf(pending, split);
    if (macro.isEmpty()) {
      found.add(unknown(pending, split));
    }
    TestNames names = names(pending.target(), split);
    split.aliasLongName(names);
    NodeDraft draft = draft(pending, column, split, names);
    ConfigLevel declared = level(split.configured(), pending.declaration());
    return Optional.of(
        macro.filter(PLAIN::contains).isPresent()
            ? builder.buildKnown(draft, plain(pending, macro.get()), declared)
            : builder.buildTest(
                draft, new GenericTestCall(split.arguments(), draft.template()), declared));
  }

  private Captured plain(Pending pending, String macro) {
    TestTarget target = pending.target();
    List<String> called = new ArrayList<>(List.of(macro));
    for (String where : List.of(target.file().packageName(), rootProject, "dbt")) {
      String id = "macro." + where + ".get_where_subquery";
      if (macros.contains(id)) {
        called.add(id);
        break;
      }
    }
    return new Captured(
        target.ref().map(List::of).orElse(List.of()),
        target.source().map(List::of).orElse(List.of()),
        List.of(),
        called,
        Reads.none(),
        List.of());
  }

  private static String columnName(TestTarget target, ColumnPatch column) {
    boolean quoted = column.column().quote().orElse(target.quoteColumns());
    String name = column.column().name();
    return quoted ? "\"" + name + "\"" : name;
  }

  private Optional<String> macroOf(Pending pending, TestArguments.Split split) {
    String name = "test_" + split.name();
    List<String> packages =
        split
            .namespace()
            .map(List::of)
            .orElse(List.of(pending.target().file().packageName(), rootProject, "dbt"));
    Optional<String> near =
        packages.stream()
            .map(where -> "macro." + where + "." + name)
            .filter(macros::contains)
            .findFirst();
    return near.isPresent() || split.namespace().isPresent()
        ? near
        : macros.stream()
            .filter(id -> id.startsWith("macro.dbt_") && id.endsWith("." + name))
            .findFirst();
  }

  private Diagnostic unknown(Pending pending, TestArguments.Split split) {
    Diagnostic unknown =
        Diagnostic.at(
                DbtCode.UNKNOWN_TEST,
                pending.declaration().span(),
                "there is no generic test '" + pending.declaration().name() + "'")
            .withSeverity(Severity.WARNING);
    Optional<String> uninstalled =
        split
            .namespace()
            .filter(name -> macros.stream().noneMatch(id -> id.startsWith("macro." + name + ".")));
    if (uninstalled.isPresent()) {
      return unknown.withHelp(
          "add the package '" + uninstalled.get() + "' to packages.yml, then run: floe dbt deps");
    }
    String prefix = split.namespace().map(name -> name + ".").orElse("");
    return Suggestion.closest(split.name(), known(split.namespace()))
        .map(near -> unknown.withHelp("did you mean '" + prefix + near + "'?"))
        .orElse(
            unknown.withHelp(
                "define {% test "
                    + split.name()
                    + "(model) %} in macros/ or tests/generic/, or install its package"));
  }

  /** The tests that may be meant: those of the package that is named, if one is. */
  private Set<String> known(Optional<String> namespace) {
    String start = "macro." + namespace.map(name -> name + ".").orElse("");
    Set<String> known = new TreeSet<>();
    for (String id : macros) {
      String name = id.substring(id.lastIndexOf('.') + 1);
      if (id.startsWith(start) && name.startsWith("test_")) {
        known.add(name.substring("test_".length()));
      }
    }
    return known;
  }

  private static TestNames names(TestTarget target, TestArguments.Split split) {
    return split
        .chosenName()
        .map(TestNames::chosen)
        .orElseGet(() -> {
          String type =
              split.namespace().map(namespace -> namespace + "_").orElse("")
                  + target.typePrefix()
                  + split.name();
          return TestNames.synthesized(type, target.name(), split.arguments());
        });
  }

  private NodeDraft draft(
      Pending pending, Optional<String> column, TestArguments.Split split, TestNames names) {
    TestTarget target = pending.target();
    String hash =
        TestNames.hash(
            names.fullName(), split.namespace().orElse(null), split.name(), split.arguments());
    String packageName = target.file().packageName();
    Identity identity =
        new Identity(
            "test." + packageName + "." + names.fullName() + "." + hash,
            ResourceType.TEST,
            names.fullName(),
            packageName,
            names.shortName() + ".sql",
            target.file().originalPath(),
            target.file().file(),
            fqn(target.file().originalPath(), packageName, names.fullName()));
    return new NodeDraft(
        identity,
        RenderKind.GENERIC_TEST,
        ConfigKeys.Kind.TEST,
        "data_tests",
        new Template(target.file().file(), split.rawCode(), pending.declaration().start(), true),
        Checksum.none(),
        new NodeDetail.GenericTest(
            split.name(),
            split.namespace(),
            split.arguments(),
            column,
            Optional.of(target.uniqueId()),
            target.fileKeyName(),
            descriptions
                .render(split.description(), packageName, pending.declaration().span())
                .text(),
            tags(pending, split)),
        Optional.empty());
  }

  private static List<String> tags(Pending pending, TestArguments.Split split) {
    Set<String> tags = new TreeSet<>(pending.target().tags());
    pending.column().ifPresent(column -> tags.addAll(column.column().tags()));
    tags.addAll(split.tags());
    return List.copyOf(tags);
  }

  private static List<String> fqn(String originalPath, String packageName, String name) {
    List<String> fqn = new ArrayList<>();
    fqn.add(packageName);
    List<String> parts = List.of(originalPath.split("/", -1));
    if (parts.size() > 2) {
      fqn.addAll(parts.subList(1, parts.size() - 1));
    }
    fqn.add(name);
    return fqn;
  }

  private static ConfigLevel level(
      Map<String, @Nullable Object> config, TestDeclaration declaration) {
    List<ConfigLevel.Setting> settings = new ArrayList<>();
    Origin origin = Origin.at("test", declaration.span());
    new LinkedHashMap<>(config)
        .forEach((key, value) -> settings.add(new ConfigLevel.Setting(key, value, origin)));
    return new ConfigLevel(settings);
  }
}
