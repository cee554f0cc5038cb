package dev.floe.cli.dbt;

import dev.floe.cli.command.Invocation;
import dev.floe.cli.compute.Computes;
import dev.floe.cli.files.DiskTree;
import dev.floe.dbt.DbtCode;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.dbt.project.ProjectReader;
import dev.floe.dbt.render.DbtTemplateEngine;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What commands know that need neither packages nor a database: the project's own file.
 *
 * @param folder the project's
 * @param engine renders expressions in YAML
 */
record ProjectOutline(
    Path folder, ProjectFile file, DbtFlags flags, DbtLog log, DbtTemplateEngine engine) {

  /** Reads the project's file; what is wrong with it is told. */
  static Optional<ProjectOutline> read(Verb verb, Invocation invocation) {
    DbtFlags flags = new DbtFlags(invocation);
    DbtLog log = flags.log(invocation, false);
    Path folder = flags.projectFolder();
    DbtTemplateEngine engine = engine(verb, flags, log, invocation, folder);
    Result<ProjectFile> file =
        CommandLineVars.parse(flags.value("--vars").orElse(""))
            .then(values -> ProjectReader.outline(engine, new DiskTree(folder), values));
    // Packages are installed and folders emptied whatever the project's variables are.
    List<Diagnostic> found =
        flags.judged(
            file.diagnostics().stream().filter(one -> one.code() != DbtCode.MISSING_VAR).toList());
    invocation.console().diagnostics(found, DbtProject.sources(folder, invocation));
    return found.stream().anyMatch(Diagnostic::isError)
        ? Optional.empty()
        : file.value().map(read -> new ProjectOutline(folder, read, flags, log, engine));
  }

  static DbtTemplateEngine engine(
      Verb verb, DbtFlags flags, DbtLog log, Invocation invocation, Path folder) {
    dev.floe.dbt.render.Invocation templates =
        DbtTemplates.invocation(
            verb,
            flags,
            invocation.surroundings(),
            log,
            invocation.surroundings().clock().instant());
    log.begin(templates.id(), flags.logFile(folder));
    return new DbtTemplateEngine(adapter -> Computes.find(adapter).dialect(), templates);
  }

  /** Where commands write, relative to the project. */
  String targetName() {
    return flags.value("--target-path").orElse(file.paths().target());
  }
}
