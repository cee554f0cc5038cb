package dev.floe.registry;

import dev.floe.diagnostics.Code;

/** What can go wrong between floe and a registry. */
public enum RegistryCode implements Code {
  UNREACHABLE("FLOE-REG-001", "registry that does not answer"),
  DENIED("FLOE-REG-002", "registry that refuses access"),
  NOT_FOUND("FLOE-REG-003", "artifact that is not in the registry"),
  DIGEST_MISMATCH("FLOE-REG-004", "content that does not match its digest"),
  BAD_ANSWER("FLOE-REG-005", "answer of a registry that cannot be used"),
  TAG_MOVED("FLOE-REG-006", "published version that was moved"),
  VERSION_TAKEN("FLOE-REG-007", "version that is published with another content"),
  NOT_LOCKED("FLOE-REG-008", "reference that is not locked"),
  BAD_LOCK("FLOE-REG-009", "lock file that cannot be read"),
  NO_VERSION("FLOE-REG-010", "no version that satisfies a reference"),
  UNSIGNED("FLOE-REG-011", "artifact without a required signature"),
  UNTRUSTED("FLOE-REG-012", "signature that no trusted key made"),
  BAD_KEY("FLOE-REG-013", "key that cannot be used"),
  WRONG_ARTIFACT("FLOE-REG-014", "artifact of the wrong kind"),
  NOT_PUBLISHABLE("FLOE-REG-015", "document that cannot be published"),
  BAD_ADDRESS("FLOE-REG-016", "registry address that cannot be used"),
  BAD_LAYOUT("FLOE-REG-017", "folder that is not an OCI layout"),
  UNATTESTED("FLOE-REG-018", "product without a required attestation"),
  ATTESTED_OTHERWISE("FLOE-REG-019", "attestation of something else");

  private final String id;
  private final String title;

  RegistryCode(String id, String title) {
    this.id = id;
    this.title = title;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }
}
