package dev.floe.cli.platform;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.console.TextTable;
import dev.floe.cli.product.Documents;
import dev.floe.cli.registry.Registries;
import dev.floe.manifest.Version;
import dev.floe.manifest.VersionRequirement;
import dev.floe.registry.Repository;
import dev.floe.registry.sign.Signatures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe platform list}: the published versions of manifests. */
public final class PlatformListCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "List the published versions of the enterprise's manifest, or of a domain's.",
            "floe platform list",
            "floe platform list --domain sales")
        .addOption(Options.value("--domain", "NAME", "the manifest of this domain"))
        .addOption(
            Options.value("--from", "REPOSITORY", "oci://host/path instead of the usual one"))
        .addOption(Options.output());
  }

  /** A published version. */
  private record Row(String tag, String digest, boolean signed) {}

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    Registries registries = documents.registries();
    Repository repository =
        registries.repository(
            invocation
                .arguments()
                .value("--from")
                .or(() -> registries.layout().manifests(invocation.arguments().value("--domain"))));
    List<Row> rows = rows(registries, repository);
    switch (invocation.output()) {
      case JSON ->
          invocation.console().json(List.of(), Map.of("versions", plain(repository, rows)));
      case TEXT -> text(invocation, repository, rows);
    }
    return ExitCode.OK;
  }

  private static List<Row> rows(Registries registries, Repository repository) {
    Signatures signatures = new Signatures(registries.store());
    List<String> tags =
        registries.store().tags(repository).stream()
            .filter(tag -> VersionRequirement.parse(tag) instanceof VersionRequirement.Exact)
            .sorted(Comparator.comparing(PlatformListCommand::version).reversed())
            .toList();
    List<Row> rows = new ArrayList<>();
    for (String tag : tags) {
      registries
          .store()
          .resolve(repository, tag)
          .ifPresent(
              digest -> rows.add(new Row(tag, digest.text(), signatures.any(repository, digest))));
    }
    return rows;
  }

  private static Version version(String tag) {
    return Version.parse(tag).toOptional().orElse(Version.UNVERSIONED);
  }

  private static List<Map<String, Object>> plain(Repository repository, List<Row> rows) {
    return rows.stream()
        .map(row -> {
          Map<String, Object> plain = new TreeMap<>();
          plain.put("reference", repository.reference(row.tag()));
          plain.put("digest", row.digest());
          plain.put("signed", row.signed());
          return plain;
        })
        .toList();
  }

  private static void text(Invocation invocation, Repository repository, List<Row> rows) {
    if (rows.isEmpty()) {
      invocation.console().line("No version is published in " + repository + ".");
      return;
    }
    TextTable table =
        new TextTable(
            List.of(
                TextTable.Column.text("VERSION"),
                TextTable.Column.text("SIGNED"),
                TextTable.Column.text("REFERENCE")));
    for (Row row : rows) {
      table.row(List.of(row.tag(), row.signed() ? "yes" : "no", repository.reference(row.tag())));
    }
    invocation.console().print(table.render());
  }
}
