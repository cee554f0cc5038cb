package dev.floe.cli.platform;

import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.product.Documents;
import dev.floe.cli.record.ActionRecord;
import dev.floe.cli.registry.Registries;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.registry.Bundle;
import dev.floe.registry.Digest;
import dev.floe.registry.Publisher;
import dev.floe.registry.Publisher.Outcome;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.Repository;
import dev.floe.registry.sign.Attestations;
import dev.floe.registry.sign.Compliance;
import dev.floe.registry.sign.Signatures;
import dev.floe.registry.sign.SigningKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One version on its way to a registry: pushed, compared, signed, told.
 *
 * @param place of what is published, for what is said about it
 * @param what in reports: {@code domain sales}, {@code product sales.customer-360}
 * @param more tags that may move, such as {@code stable}
 * @param compliance what is attested of it where it is signed
 */
record Publication(
    Span place,
    String what,
    Repository repository,
    String tag,
    Bundle bundle,
    List<String> more,
    Optional<Compliance> compliance) {

  /** The digest of what is published. */
  String digest() {
    return bundle.artifact().descriptor().digest().text();
  }

  /** Publishes it, which is recorded before and after. */
  ExitCode publish(Invocation invocation, Documents documents, ActionRecord record) {
    note(record, "begun");
    ExitCode code = publish(invocation, documents);
    note(record, code == ExitCode.OK ? "published" : "refused");
    return code;
  }

  private void note(ActionRecord record, String state) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("state", state);
    more.put("reference", repository.reference(tag));
    more.put("digest", digest());
    record.note("publish", what + " " + tag, more);
  }

  private ExitCode publish(Invocation invocation, Documents documents) {
    Registries registries = documents.registries();
    Optional<SigningKey> key = registries.signingKey(invocation);
    Outcome outcome =
        new Publisher(registries.unsettled(), Thread::sleep).publish(repository, tag, bundle);
    if (outcome instanceof Outcome.Taken(Digest other)) {
      return told(invocation, documents, taken(other));
    }
    registries.store().resolve(repository, tag);
    key.ifPresent(found -> vouch(registries, outcome.digest(), found));
    for (String floating : more) {
      registries
          .store()
          .manifest(repository, outcome.digest())
          .ifPresent(manifest -> registries.store().tag(repository, floating, manifest));
    }
    report(invocation, outcome, key.isPresent());
    return ExitCode.OK;
  }

  /** Signs the version, and attests how it came about where that is known. */
  private void vouch(Registries registries, Digest digest, SigningKey key) {
    new Signatures(registries.store()).sign(repository, digest, key);
    Attestations attestations = new Attestations(registries.store());
    compliance.ifPresent(
        found -> attestations.attach(repository, bundle.artifact().descriptor(), found, key));
  }

  /** Says what would be published, and whether it could be. */
  ExitCode rehearse(
      Invocation invocation, Documents documents, Supplier<Optional<BlastRadius>> radius) {
    Digest ours = bundle.artifact().descriptor().digest();
    Optional<Digest> there = documents.registries().store().resolve(repository, tag);
    if (there.filter(digest -> !digest.equals(ours)).isPresent()) {
      return told(invocation, documents, taken(there.get()));
    }
    Outcome outcome = there.isPresent() ? new Outcome.Unchanged(ours) : new Outcome.Published(ours);
    switch (invocation.output()) {
      case JSON -> {
        Map<String, Object> plain = plain(outcome, false, true);
        radius.get().ifPresent(found -> plain.put("blastRadius", found.plain()));
        invocation.console().json(List.of(), plain);
      }
      case TEXT -> {
        String reference = repository.reference(tag);
        invocation
            .console()
            .line("Would publish " + what + " as " + reference + " (" + ours.brief() + ")");
        radius.get().ifPresent(found -> found.print(invocation));
      }
    }
    return ExitCode.OK;
  }

  private Diagnostic taken(Digest other) {
    return Diagnostic.at(
            RegistryCode.VERSION_TAKEN,
            place,
            repository.reference(tag)
                + " is published with another content ("
                + other.brief()
                + ") and cannot be changed")
        .about(repository.toString())
        .withHelp("publish what you have under the next version: change metadata.version");
  }

  private static ExitCode told(Invocation invocation, Documents documents, Diagnostic why) {
    switch (invocation.output()) {
      case JSON -> invocation.console().json(List.of(why), Map.of());
      case TEXT -> invocation.console().diagnostics(List.of(why), documents.sources());
    }
    return ExitCode.ERRORS;
  }

  private void report(Invocation invocation, Outcome outcome, boolean signed) {
    switch (invocation.output()) {
      case JSON -> invocation.console().json(List.of(), plain(outcome, signed, false));
      case TEXT -> {
        String verb = outcome instanceof Outcome.Unchanged ? "Published before: " : "Published ";
        String mark = invocation.console().palette().good("✓ ");
        String vouched = compliance.isPresent() ? ", signed and attested" : ", signed";
        invocation.console().line(mark + verb + what + " " + tag + (signed ? vouched : ""));
        invocation.console().line("  " + repository.reference(tag));
        invocation.console().line("  " + repository.reference(outcome.digest().text()));
      }
    }
  }

  private Map<String, Object> plain(Outcome outcome, boolean signed, boolean dryRun) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("reference", repository.reference(tag));
    plain.put("digest", outcome.digest().text());
    plain.put("new", outcome instanceof Outcome.Published);
    plain.put("signed", signed);
    plain.put("attested", signed && compliance.isPresent());
    plain.put("dryRun", dryRun);
    return plain;
  }
}
