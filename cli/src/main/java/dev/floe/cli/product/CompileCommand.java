package dev.floe.cli.product;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.fix.Fixes;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Result;
import dev.floe.governance.rules.Judgement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe compile}: everything up to {@code .floe/artifacts.json}. */
public final class CompileCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Compile the product: resolve its manifests, render and bind its SQL, check every rule,"
                + " and write .floe/artifacts.json. The warehouse is not opened.",
            "floe compile",
            "floe compile --env prod",
            "floe compile --baseline use",
            "floe compile --fix",
            "floe compile --output json",
            "floe compile --output sarif > floe.sarif",
            "floe compile --report report.html --report junit.xml")
        .addOption(Options.environment())
        .addOption(
            Options.value(
                "--baseline",
                "ACTION",
                "write: note the findings of the rules in floe-baseline.json; use: only new ones"
                    + " count"))
        .addOption(
            Options.flag(
                "--fix", "first add the missing tests that are sure to be right to the YAML files"))
        .addOption(Options.locked())
        .addOption(Options.offline())
        .addOption(Options.projectFolder())
        .addOption(Reports.output())
        .addOption(Reports.report());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Path product = documents.requireProduct();
    Reports reports = new Reports(invocation, documents);
    String baseline = invocation.oneOf("--baseline", "none", List.of("none", "write", "use"));
    if (invocation.arguments().has("--fix")) {
      fix(invocation, documents, product);
    }
    Result<Compilation> result =
        Compilations.of(invocation, documents)
            .compile(product, invocation.arguments().value("--env"));
    if (baseline.equals("write")) {
      result.value().ifPresent(found -> writeBaseline(invocation, documents, found.judgement()));
    }
    if (result.isOk()) {
      Compilation compilation = result.value().orElseThrow();
      CompilationText.write(documents, compilation);
      new LineageRun(
              compilation.product(),
              new ProductFolder(documents.folder()),
              invocation.surroundings())
          .declare();
    }
    reports.tell(result);
    return result.isOk() ? ExitCode.OK : ExitCode.ERRORS;
  }

  /** Compiles once to know what is missing; what is reported is what is found afterwards. */
  private static void fix(Invocation invocation, Documents documents, Path product) {
    Compilations.of(invocation, documents)
        .compile(product, invocation.arguments().value("--env"))
        .value()
        .map(compilation -> Fixes.apply(documents.folder(), compilation))
        .ifPresent(outcome -> {
          outcome.added().forEach((file, tests) -> told(invocation, "+ " + file, tests));
          outcome
              .refused()
              .forEach((file, tests) -> told(invocation, "not added to " + file, tests));
          if (outcome.added().isEmpty()) {
            invocation.console().remark("--fix: no missing test is sure to be right");
          }
        });
  }

  private static void told(Invocation invocation, String what, List<String> tests) {
    invocation.console().remark(what + ": " + String.join(", ", tests));
  }

  private static void writeBaseline(
      Invocation invocation, Documents documents, Judgement judgement) {
    Baseline.write(documents.folder(), judgement.everything());
    invocation
        .console()
        .remark(
            "floe-baseline.json: "
                + judgement.everything().stream().distinct().count()
                + " findings; from now on compile with --baseline use");
  }

  static List<Map<String, Object>> stages(Result<Compilation> result) {
    return result
        .value()
        .map(compilation -> StagedReport.plain(compilation.stages()))
        .orElse(List.of());
  }
}
