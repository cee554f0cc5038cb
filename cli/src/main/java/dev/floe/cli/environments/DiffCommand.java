package dev.floe.cli.environments;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.console.TextTable;
import dev.floe.cli.console.TextTable.Column;
import dev.floe.cli.environments.Difference.Area;
import dev.floe.cli.product.Compilations;
import dev.floe.cli.product.Documents;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code floe diff}: what is not the same in two environments. */
public final class DiffCommand implements Command {

  private static final int SHOWN = 60;

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Compile the product for two environments and show what differs: where it runs, settings,"
                + " what is masked. Everything else is the plan, which is the same in every"
                + " environment; where templates make it differ, that is shown too and the exit code"
                + " is 1.",
            "floe diff --env dev --env prod",
            "floe diff --env staging --env prod --output json")
        .addOption(
            OptionSpec.builder("--env")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel("NAME")
                .description("an environment of the manifest; twice: the first, the second")
                .build())
        .addOption(Options.locked())
        .addOption(Options.offline())
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    List<String> names = invocation.arguments().values("--env");
    if (names.size() != 2) {
      throw new UsageError(
          CliCode.MISSING_VALUE,
          "'floe diff' compares two environments",
          "for example: floe diff --env dev --env prod");
    }
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Result<Compilation> first = compile(invocation, documents, names.getFirst());
    Result<Compilation> second = compile(invocation, documents, names.getLast());
    Set<Diagnostic> errors = new LinkedHashSet<>();
    errors.addAll(first.diagnostics());
    errors.addAll(second.diagnostics());
    errors.removeIf(found -> !found.isError());
    if (!errors.isEmpty() || first.value().isEmpty() || second.value().isEmpty()) {
      return documents.failed(List.copyOf(errors));
    }
    List<Difference> found = EnvironmentDiff.between(first.value().get(), second.value().get());
    switch (invocation.output()) {
      case JSON ->
          invocation
              .console()
              .json(
                  List.of(),
                  Map.of("differences", found.stream().map(DiffCommand::plain).toList()));
      case TEXT -> invocation.console().print(text(found, names));
    }
    return isPlanTheSame(found) ? ExitCode.OK : ExitCode.ERRORS;
  }

  private static Result<Compilation> compile(
      Invocation invocation, Documents documents, String environment) {
    return Compilations.of(invocation, documents)
        .compile(documents.requireProduct(), Optional.of(environment));
  }

  private static boolean isPlanTheSame(List<Difference> found) {
    return found.stream().noneMatch(one -> one.area() == Area.PLAN);
  }

  private static String text(List<Difference> found, List<String> names) {
    StringBuilder out = new StringBuilder();
    if (!found.isEmpty()) {
      TextTable table =
          new TextTable(
              List.of(
                  Column.text("area"),
                  Column.text("what"),
                  Column.text(names.getFirst()),
                  Column.text(names.getLast())));
      found.forEach(one ->
          table.row(
              List.of(
                  one.area().word(),
                  one.subject(),
                  shown(one.first(), one.second()),
                  shown(one.second(), one.first()))));
      out.append(table.render()).append('\n');
    }
    return out.append(
            isPlanTheSame(found)
                ? "The plan is the same in both.\n"
                : "The plan differs: templates make it depend on the environment.\n")
        .toString();
  }

  /** A value in one line: of a long text, the part where it first differs from the other one. */
  private static String shown(Optional<String> value, Optional<String> other) {
    if (value.isEmpty()) {
      return "–";
    }
    String text = value.get();
    String beside = other.orElse("");
    int same = 0;
    while (same < Math.min(text.length(), beside.length())
        && text.charAt(same) == beside.charAt(same)) {
      same++;
    }
    int start = text.length() <= SHOWN ? 0 : Math.max(0, same - SHOWN / 3);
    int end = Math.min(text.length(), start + SHOWN);
    return (start > 0 ? "…" : "")
        + text.substring(start, end).lines().map(String::strip).collect(Collectors.joining(" "))
        + (end < text.length() ? "…" : "");
  }

  private static Map<String, @Nullable Object> plain(Difference one) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    plain.put("area", one.area().word());
    plain.put("what", one.subject());
    plain.put("first", one.first().orElse(null));
    plain.put("second", one.second().orElse(null));
    return plain;
  }
}
