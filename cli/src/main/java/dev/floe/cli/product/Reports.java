package dev.floe.cli.product;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.ErrorPages;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.command.Version;
import dev.floe.cli.console.Console;
import dev.floe.cli.console.Palette;
import dev.floe.cli.files.Output;
import dev.floe.cli.report.Checkout;
import dev.floe.cli.report.HtmlReport;
import dev.floe.cli.report.JUnitReport;
import dev.floe.cli.report.Report;
import dev.floe.cli.report.ReportFormat;
import dev.floe.cli.report.SarifReport;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.render.JsonRenderer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;

/** The forms a compilation is told in: one on standard output, others in files. */
final class Reports {

  private static final String OUTPUT = "--output";
  private static final String REPORT = "--report";

  private final Invocation invocation;
  private final Documents documents;
  private final ReportFormat answer;
  private final Map<Path, ReportFormat> files = new LinkedHashMap<>();

  /**
   * @throws UsageError for a format there is not
   */
  Reports(Invocation invocation, Documents documents) {
    this.invocation = invocation;
    this.documents = documents;
    this.answer = ReportFormat.of(invocation.oneOf(OUTPUT, "text", ReportFormat.words()));
    for (String file : invocation.arguments().values(REPORT)) {
      files.put(invocation.path(file), format(file));
    }
  }

  /** {@code --output} with the formats there are. */
  static OptionSpec output() {
    return Options.value(OUTPUT, "FORMAT", "text (default), json, sarif, junit or html");
  }

  /** {@code --report}. */
  static OptionSpec report() {
    return OptionSpec.builder(REPORT)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .paramLabel("FILE")
        .description(
            "also write a report; the name says which: .sarif, .html, .xml (JUnit), .json, .txt."
                + " May be repeated")
        .build();
  }

  private static ReportFormat format(String file) {
    return ReportFormat.ofFile(file)
        .orElseThrow(() ->
            new UsageError(
                CliCode.BAD_VALUE,
                "'" + REPORT + "' cannot tell the format from '" + file + "'",
                "let its name end in .sarif, .html, .xml, .json or .txt"));
  }

  /** Answers, and writes the files that were asked for. */
  void tell(Result<Compilation> result) {
    files.forEach((file, format) -> Output.write(file, text(result, format)));
    switch (answer) {
      case TEXT -> CompilationText.print(invocation.console(), documents, result);
      case JSON, SARIF, JUNIT, HTML -> invocation.console().print(text(result, answer));
    }
  }

  private String text(Result<Compilation> result, ReportFormat format) {
    return switch (format) {
      case TEXT -> plain(result);
      case JSON ->
          new JsonRenderer()
              .render(result.diagnostics().stream().distinct().toList(), more(result));
      case SARIF ->
          new SarifReport(
                  Checkout.around(documents.folder(), invocation.surroundings().directory()),
                  ErrorPages::page)
              .render(report(result));
      case JUNIT -> new JUnitReport().render(report(result));
      case HTML -> HtmlReport.render(report(result));
    };
  }

  private Report report(Result<Compilation> result) {
    return Report.of(result, documents.requireProduct().getFileName().toString(), Version.ofFloe());
  }

  private String plain(Result<Compilation> result) {
    String stages =
        result
            .value()
            .map(found -> new StagedReport(Palette.PLAIN).text(found.stages()) + "\n")
            .orElse("");
    return stages + Console.text(result.diagnostics(), documents.sources());
  }

  private static Map<String, Object> more(Result<Compilation> result) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("stages", CompileCommand.stages(result));
    more.put(
        "verdicts",
        result.value().map(found -> Verdicts.plain(found.judgement())).orElseGet(ArrayList::new));
    return more;
  }
}
