package dev.floe.cli.platform;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.product.Documents;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.Parsed;
import dev.floe.manifest.Reference;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.resolve.LockFile;

/** A published manifest that a user names on the command line. */
final class PublishedPlatform {

  private static final Span TYPED = Span.file("command line");

  private PublishedPlatform() {}

  /** The full reference that {@code v1.0.0}, {@code sales:v2.1.0} or {@code oci://…} means. */
  static Reference.Oci reference(Documents documents, String typed) {
    return switch (Reference.parse(typed)) {
      case Parsed.Good<Reference>(Reference.Oci oci) -> oci;
      case Parsed.Good<Reference>(Reference.Tagged tagged) ->
          documents
              .registries()
              .layout()
              .expand(tagged)
              .orElseThrow(() ->
                  new UsageError(
                      Diagnostic.of(RegistryCode.BAD_ADDRESS, "no registry is configured")
                          .withHelp("set FLOE_REGISTRY=registry.example.com")));
      case Parsed.Good<Reference> other -> throw unfit(typed);
      case Parsed.Bad<Reference> bad -> throw unfit(typed);
    };
  }

  private static UsageError unfit(String typed) {
    return new UsageError(
        CliCode.BAD_VALUE,
        "'" + typed + "' names no published manifest",
        "write v1.0.0 for the enterprise's, sales:v2.1.0 for a domain's, or oci://…");
  }

  static Result<LockFile.Entry> resolve(Documents documents, String typed) {
    return documents.registries().resolver().resolve(reference(documents, typed), TYPED);
  }
}
