package dev.floe.cli.contracts;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.console.Console;
import dev.floe.cli.product.Documents;
import dev.floe.contracts.Compatibility;
import dev.floe.contracts.Contract;
import dev.floe.contracts.change.Change;
import dev.floe.contracts.change.Comparison;
import dev.floe.contracts.change.Levels;
import dev.floe.contracts.change.Verdict;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code floe contracts diff}: what changed between two contracts, and whom it breaks. */
public final class ContractsDiffCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Compare two contracts: what changed, and whether it breaks those who rely on the old one."
                + " Exit code 1 where it does.",
            "floe contracts diff old.yaml new.yaml",
            "floe contracts diff sales.customer-360.customers customers",
            "floe contracts diff old.odcs.yaml new.yaml --compatibility full")
        .addOption(
            Options.value(
                "--compatibility", "MODE", "backward, forward, full or none; else as OLD says"))
        .addOption(Options.projectFolder())
        .addOption(Options.output())
        .addPositional(
            PositionalParamSpec.builder()
                .paramLabel("OLD NEW")
                .index("0..1")
                .arity("2")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .hideParamSyntax(true)
                .description("files, ports of the product here, domain.product.port[@version]")
                .build());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Contracts contracts = new Contracts(invocation, documents);
    List<String> named = invocation.arguments().positionals();
    String mode = invocation.oneOf("--compatibility", "", modes());
    Result<List<Contract>> before = contracts.find(named.getFirst());
    Result<List<Contract>> after = contracts.find(named.getLast());
    if (before.value().isEmpty() || after.value().isEmpty()) {
      List<Diagnostic> all = new ArrayList<>(before.diagnostics());
      all.addAll(after.diagnostics());
      return documents.failed(all);
    }
    List<Pair> pairs = pairs(before.value().get(), after.value().get());
    List<Told> told =
        pairs.stream().map(pair -> told(pair, Compatibility.of(mode), contracts.levels())).toList();
    switch (invocation.output()) {
      case JSON ->
          invocation
              .console()
              .json(List.of(), Map.of("contracts", told.stream().map(Told::plain).toList()));
      case TEXT -> told.forEach(one -> text(invocation.console(), one, told.size() > 1));
    }
    boolean breaks = told.stream().anyMatch(one -> one.verdict() == Verdict.BREAKING);
    return breaks ? ExitCode.ERRORS : ExitCode.OK;
  }

  private static List<String> modes() {
    List<String> words = new ArrayList<>(List.of(""));
    for (Compatibility mode : Compatibility.values()) {
      words.add(mode.word());
    }
    return words;
  }

  private record Pair(Contract before, Contract after) {}

  /** One with one; of several those of the same port. */
  private static List<Pair> pairs(List<Contract> before, List<Contract> after) {
    if (before.size() == 1 && after.size() == 1) {
      return List.of(new Pair(before.getFirst(), after.getFirst()));
    }
    List<Pair> pairs = new ArrayList<>();
    for (Contract old : before) {
      after.stream()
          .filter(now -> now.provider().port().equals(old.provider().port()))
          .findFirst()
          .ifPresent(now -> pairs.add(new Pair(old, now)));
    }
    if (pairs.size() != before.size()) {
      throw new UsageError(
          CliCode.BAD_VALUE,
          "the two hold contracts of different ports",
          "name documents with the same ports, or one contract each");
    }
    return pairs;
  }

  /** A comparison with what it means. */
  private record Told(Contract after, Compatibility mode, List<Change> changes) {

    Verdict verdict() {
      return Comparison.verdict(changes, mode);
    }

    Map<String, Object> plain() {
      Map<String, Object> plain = new LinkedHashMap<>();
      plain.put("port", after.provider().reference());
      plain.put("compatibility", mode.word());
      plain.put("verdict", verdict().word());
      plain.put("changes", changes.stream().map(change -> PlainChange.of(change, mode)).toList());
      return plain;
    }
  }

  private static Told told(Pair pair, Optional<Compatibility> mode, Levels levels) {
    return new Told(
        pair.after(),
        mode.orElse(pair.before().compatibility()),
        Comparison.of(pair.before(), pair.after(), levels));
  }

  private static void text(Console console, Told told, boolean several) {
    if (several) {
      console.line(told.after().provider().reference() + ":");
    }
    if (told.changes().isEmpty()) {
      console.line("Nothing changed.");
      return;
    }
    for (Change change : told.changes()) {
      Verdict verdict = change.kind().under(told.mode());
      String word = verdict.word();
      console.line(colored(console, verdict, word) + " ".repeat(12 - word.length()) + change);
      if (verdict == Verdict.BREAKING) {
        console.line(" ".repeat(12) + change.kind().reason());
      }
    }
    console.line("\n" + told.mode().word() + ": " + told.verdict().word());
  }

  private static String colored(Console console, Verdict verdict, String word) {
    return switch (verdict) {
      case COMPATIBLE -> console.palette().good(word);
      case NOTICE -> console.palette().warn(word);
      case BREAKING -> console.palette().bad(word);
    };
  }
}
