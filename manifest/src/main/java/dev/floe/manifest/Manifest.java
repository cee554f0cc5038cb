package dev.floe.manifest;

import dev.floe.diagnostics.Span;
import java.util.List;
import java.util.Optional;

/**
 * A manifest as read, before inheritance.
 *
 * @param scope absent for a single platform
 * @param parent where the next tier above is found
 * @param parentDomain the domain the parent must be, where the document names it
 * @param domain who this domain is; present exactly where the scope is domain
 * @param settings everything that is inherited, sorted by key
 */
public record Manifest(
    String file,
    Header header,
    Optional<Located<Scope>> scope,
    Optional<Located<Reference>> parent,
    Optional<Located<String>> parentDomain,
    Optional<DomainIdentity> domain,
    List<Setting> settings)
    implements Document {

  public Manifest {
    settings = List.copyOf(settings);
  }

  /**
   * A domain.
   *
   * @param namespace absent means: as the enterprise registered it, else the name
   */
  public record DomainIdentity(
      Located<String> name, Optional<Located<String>> namespace, List<Owner> owners) {
    public DomainIdentity {
      owners = List.copyOf(owners);
    }
  }

  /** Whether this is the manifest of that tier. */
  public boolean is(Scope wanted) {
    return scope.filter(found -> found.value() == wanted).isPresent();
  }

  /** The name in reports: the document's own, else the domain's, else the file's. */
  public String displayName() {
    return header
        .name()
        .map(Located::value)
        .or(() -> domain.map(identity -> identity.name().value()))
        .orElse(file);
  }

  /** The tier in the words of reports: {@code enterprise acme}, {@code domain sales}. */
  public String tier() {
    String word = scope.map(found -> found.value().word()).orElse("platform");
    String name = domain.map(identity -> identity.name().value()).orElseGet(this::displayName);
    return word + " " + name;
  }

  /** A place to point to when the document as a whole is meant. */
  public Span span() {
    return header
        .name()
        .map(Located::span)
        .or(() -> scope.map(Located::span))
        .orElseGet(() -> Span.file(file));
  }
}
