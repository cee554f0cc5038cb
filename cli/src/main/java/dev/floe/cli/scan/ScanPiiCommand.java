package dev.floe.cli.scan;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.product.Documents;
import dev.floe.compiler.Compilation;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.governance.GovernanceCode;
import dev.floe.governance.Subject;
import dev.floe.governance.scan.Evidence;
import dev.floe.governance.scan.PersonalData;
import dev.floe.governance.scan.Proposal;
import dev.floe.governance.scan.Proposal.Reason;
import dev.floe.governance.scan.ProposalYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe scan pii}: proposes classes for columns that look like personal data. */
public final class ScanPiiCommand implements Command {

  private static final int ROWS = 1000;

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Look for personal data nobody has classified: by the names of columns, and by values"
                + " of seeds and of tables the product has published. What is printed is YAML to"
                + " paste into the product's property files. No value is shown or kept.",
            "floe scan pii",
            "floe scan pii > models/classification.yml",
            "floe scan pii --rows 0",
            "floe scan pii --output json")
        .addOption(
            Options.number(
                "--rows", "N", "how many rows of each table to look at; " + ROWS + ", 0 for none"))
        .addOption(Options.environment())
        .addOption(Options.locked())
        .addOption(Options.offline())
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Result<Compilation> compiled = documents.compiled();
    if (compiled.value().isEmpty()) {
      return documents.failed(compiled.diagnostics());
    }
    Compilation compilation = compiled.value().get();
    int rows = Math.max(0, invocation.arguments().number("--rows").orElse(ROWS));
    Subject subject =
        new Subject(
            compilation.documents().platform(),
            compilation.product(),
            compilation.project().graph().rootProject());
    List<Proposal> proposals;
    try (ProductSamples samples = ProductSamples.of(compilation, invocation.surroundings(), rows)) {
      proposals = PersonalData.in(subject, samples);
    }
    tell(invocation, documents, proposals);
    return ExitCode.OK;
  }

  private static void tell(Invocation invocation, Documents documents, List<Proposal> proposals) {
    List<Diagnostic> warnings =
        proposals.stream().flatMap(proposal -> warning(proposal).stream()).toList();
    String yaml = ProposalYaml.of(proposals);
    switch (invocation.output()) {
      case JSON -> {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("proposals", proposals.stream().map(ScanPiiCommand::plain).toList());
        more.put("yaml", yaml);
        invocation.console().json(warnings, more);
      }
      case TEXT -> {
        invocation.console().print(yaml);
        invocation.console().diagnostics(warnings, documents.sources());
        if (proposals.isEmpty()) {
          invocation.console().remark("no column without a class looks like personal data");
        }
      }
    }
  }

  private static Optional<Diagnostic> warning(Proposal proposal) {
    if (!(proposal.reason() instanceof Reason.Seen(Evidence evidence))) {
      return Optional.empty();
    }
    Span place =
        proposal
            .column()
            .declaredAt()
            .or(() -> proposal.node().info().declaredAt())
            .orElseGet(() -> Span.file(proposal.node().info().path()));
    return Optional.of(
        Diagnostic.at(
                GovernanceCode.LOOKS_PERSONAL,
                place,
                proposal.name()
                    + " looks like "
                    + evidence.kind().words()
                    + " and is not classified")
            .withSeverity(Severity.WARNING)
            .about(proposal.node().uniqueId() + "." + proposal.column().name())
            .withNote(Note.of("by " + evidence.words()))
            .withHelp(
                "classify it as "
                    + proposal.level()
                    + ", or as public if it is none: meta.floe.classification of the column"));
  }

  private static Map<String, Object> plain(Proposal proposal) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("node", proposal.node().uniqueId());
    plain.put("column", proposal.column().name());
    plain.put("classification", proposal.level());
    switch (proposal.reason()) {
      case Reason.Seen(Evidence evidence) -> {
        plain.put("piiType", evidence.kind().word());
        plain.put("named", evidence.named());
        plain.put("sampled", evidence.sampled());
        plain.put("matching", evidence.matching());
      }
      case Reason.Reached(List<String> way) -> plain.put("reachedThrough", way);
    }
    return plain;
  }
}
