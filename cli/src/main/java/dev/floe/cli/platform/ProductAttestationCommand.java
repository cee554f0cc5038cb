package dev.floe.cli.platform;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.console.Console;
import dev.floe.cli.files.Output;
import dev.floe.cli.product.Documents;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.locate.LoadedPlatform;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.manifest.read.DocumentReader;
import dev.floe.mesh.ProductEntry;
import dev.floe.mesh.RegisteredProduct;
import dev.floe.registry.Repository;
import dev.floe.registry.sign.Attestations.Verified;
import dev.floe.registry.sign.Compliance;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe product attestation}: what is attested of a registered version, and by whom. */
public final class ProductAttestationCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Verify and show what a trusted key attests of a registered product: that it was compiled"
                + " from which sources under which manifests, what was found and what was waived."
                + " The keys are those of the enterprise's manifest. With --to, the statement, the"
                + " signed bytes and the signature are written to a folder, for other tools to"
                + " verify.",
            "floe product attestation sales.customer-360",
            "floe product attestation sales.customer-360:v3.2.1 --to ./evidence",
            "openssl dgst -sha256 -verify sales.pub -signature evidence/signature evidence/signed")
        .addOption(Options.value("--to", "DIR", "write statement.json, signed and signature there"))
        .addOption(Options.output())
        .addPositional(
            Options.argument(
                "PRODUCT",
                true,
                "domain.product for the newest version, or domain.product:v3.2.1"));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    ProductEntry entry =
        RegisteredVersion.named(
            documents.registries().index(), invocation.arguments().positional().orElse(""));
    Result<Verified> found =
        chain(documents, entry).then(chain -> attestation(documents, entry, chain));
    if (!found.isOk()) {
      return documents.failed(found.diagnostics());
    }
    Verified verified = found.value().orElseThrow();
    invocation.arguments().value("--to").map(invocation::path).ifPresent(to -> write(to, verified));
    switch (invocation.output()) {
      case JSON ->
          invocation.console().json(List.of(), Map.of("attestation", plain(entry, verified)));
      case TEXT -> text(invocation, entry, verified);
    }
    return ExitCode.OK;
  }

  /** The manifests the registered product stands on: the topmost says whose keys count. */
  private static Result<List<Manifest>> chain(Documents documents, ProductEntry entry) {
    Optional<RegisteredProduct> registered =
        RegisteredProduct.of(entry, documents.registries().store());
    return registered
        .map(product ->
            DocumentReader.product(
                new DocumentFile(entry.reference(), entry.product(), product.document())))
        .orElseThrow(() -> RegisteredVersion.gone(entry))
        .then(product ->
            documents
                .locator()
                .withoutWorkspace()
                .platform(product.platform().orElseThrow(), Optional.empty())
                .map(LoadedPlatform::chain));
  }

  private static Result<Verified> attestation(
      Documents documents, ProductEntry entry, List<Manifest> chain) {
    int at = entry.reference().indexOf('@');
    Repository repository = Repository.parse(entry.reference().substring(0, at)).orElseThrow();
    return documents
        .registries()
        .documents()
        .attestation(chain, repository, PublishedVersion.tag(entry));
  }

  private static void write(Path folder, Verified verified) {
    Output.write(folder.resolve("statement.json"), verified.statement());
    Output.write(folder.resolve("signed"), verified.signed());
    Output.write(folder.resolve("signature"), verified.signature());
  }

  private static Map<String, Object> plain(ProductEntry entry, Verified verified) {
    Compliance compliance = verified.compliance();
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("product", entry.id());
    plain.put("version", entry.version());
    plain.put("reference", entry.reference());
    plain.put("key", verified.key().name());
    plain.put("compiler", compliance.compiler());
    plain.put("environment", compliance.environment());
    plain.put("artifacts", compliance.artifacts().text());
    plain.put("findings", compliance.findings());
    plain.put(
        "waivers",
        compliance.waivers().stream()
            .map(
                one -> Map.of("rule", one.rule(), "subject", one.subject(), "reason", one.reason()))
            .toList());
    plain.put("chain", materials(compliance.chain()));
    plain.put("providers", materials(compliance.providers()));
    plain.put("sources", materials(compliance.sources()));
    return plain;
  }

  private static List<Map<String, String>> materials(List<Compliance.Material> materials) {
    return materials.stream()
        .map(one -> Map.of("name", one.name(), "digest", one.digest().text()))
        .toList();
  }

  private static void text(Invocation invocation, ProductEntry entry, Verified verified) {
    Compliance compliance = verified.compliance();
    Console console = invocation.console();
    console.line(
        console.palette().good("✓ ")
            + entry.id()
            + " "
            + entry.version()
            + " compiled and complies, says the key '"
            + verified.key().name()
            + "'");
    console.line("  " + entry.reference());
    console.line("  compiled by " + compliance.compiler() + " for " + compliance.environment());
    compliance
        .chain()
        .forEach(one -> console.line("  under " + one.name() + " " + one.digest().brief()));
    compliance
        .providers()
        .forEach(one -> console.line("  reading " + one.name() + " " + one.digest().brief()));
    console.line("  from " + compliance.sources().size() + " files");
    console.line("  warnings: " + compliance.findings().getOrDefault("warning", 0));
    compliance
        .waivers()
        .forEach(one ->
            console.line("  waived: " + one.rule() + " " + one.subject() + ": " + one.reason()));
  }
}
