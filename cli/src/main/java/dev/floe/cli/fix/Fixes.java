package dev.floe.cli.fix;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.files.DiskReason;
import dev.floe.cli.files.Output;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.governance.Subject;
import dev.floe.governance.gates.RequiredTests;
import dev.floe.governance.gates.SafeTest;
import dev.floe.governance.rules.Judged;
import dev.floe.governance.rules.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the missing tests that follow from what is known into the project's property files. */
public final class Fixes {

  private Fixes() {}

  /**
   * What became of the tests.
   *
   * @param added by file, relative to the dbt project, as {@code orders.id: not_null}
   * @param refused those for which no place was found in their file
   */
  public record Outcome(Map<String, List<String>> added, Map<String, List<String>> refused) {}

  /**
   * Adds what rules ask for whose findings count. Each file is written whole or left as it was.
   *
   * @param product the product's folder
   */
  public static Outcome apply(Path product, Compilation compilation) {
    Map<String, PropertyFile> files = new LinkedHashMap<>();
    Map<String, List<String>> added = new LinkedHashMap<>();
    Map<String, List<String>> refused = new LinkedHashMap<>();
    Path project = product.resolve(compilation.projectRoot());
    for (SafeTest test : wanted(compilation)) {
      PropertyFile file =
          files.computeIfAbsent(
              test.file(), name -> new PropertyFile(name, read(project.resolve(name))));
      Map<String, List<String>> outcome = file.add(test) ? added : refused;
      outcome.computeIfAbsent(test.file(), name -> new ArrayList<>()).add(called(test));
    }
    added
        .keySet()
        .forEach(name -> {
          PropertyFile file = files.get(name);
          if (file != null) {
            Output.write(project.resolve(name), file.text());
          }
        });
    return new Outcome(added, refused);
  }

  /** How many tests {@link #apply} would try to add. */
  public static int count(Compilation compilation) {
    return wanted(compilation).size();
  }

  private static List<SafeTest> wanted(Compilation compilation) {
    Set<String> counting = counting(compilation.judgement());
    Subject subject =
        new Subject(
            compilation.documents().platform(),
            compilation.product(),
            compilation.project().graph().rootProject());
    return RequiredTests.safe(subject).stream()
        .filter(test -> counting.contains(test.rule() + " " + test.subject()))
        .toList();
  }

  /** What is waived, known before or switched off is left alone. */
  private static Set<String> counting(Judgement judgement) {
    Set<String> counting = new HashSet<>();
    for (Judged judged : judgement.verdicts()) {
      for (Diagnostic finding : judged.verdict().findings()) {
        counting.add(judged.rule().id() + " " + finding.subject());
      }
    }
    return counting;
  }

  private static String called(SafeTest test) {
    return test.model() + test.column().map(column -> "." + column).orElse("") + ": " + test.test();
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new FloeException(
          CliCode.CANNOT_READ, "cannot read " + file + ": " + DiskReason.of(e), e);
    }
  }
}
