package dev.floe.manifest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How one document points to another. */
public sealed interface Reference {

  /** The reference as a user writes it. */
  String text();

  /**
   * An artifact in a registry.
   *
   * @param registry host and port
   * @param repository path below the registry
   * @param requirement the tag's meaning; absent where a digest pins it
   * @param digest {@code sha256:…}, if the reference is pinned
   */
  record Oci(
      String registry,
      String repository,
      Optional<VersionRequirement> requirement,
      Optional<String> digest,
      String text)
      implements Reference {

    /** The last part of the repository: what the artifact is called. */
    public String name() {
      return repository.substring(repository.lastIndexOf('/') + 1);
    }
  }

  /** A file, relative to the folder of the document that points to it, or absolute. */
  record File(String path) implements Reference {
    @Override
    public String text() {
      return path;
    }
  }

  /** A port of another product. */
  record Port(String domain, String product, String port) implements Reference {
    @Override
    public String text() {
      return domain + "." + product + "." + port;
    }

    /** {@code domain.product}. */
    public String productId() {
      return domain + "." + product;
    }
  }

  /**
   * A version of a domain's manifest, or of the enterprise's where no domain is named; the registry
   * layout says where it lives.
   */
  record Tagged(Optional<String> domain, VersionRequirement requirement, String text)
      implements Reference {}

  /** Reads any of the forms; see the documentation of references for their grammar. */
  static Parsed<Reference> parse(String text) {
    String wanted = text.strip();
    if (wanted.startsWith("oci://")) {
      return Grammar.oci(wanted);
    }
    if (Grammar.looksLikeFile(wanted)) {
      return Parsed.good(new File(wanted));
    }
    Matcher shortForm = Grammar.SHORT.matcher(wanted);
    if (shortForm.matches()) {
      return Parsed.good(
          new Tagged(
              Optional.ofNullable(shortForm.group(1)),
              VersionRequirement.parse(shortForm.group(2)),
              wanted));
    }
    return port(wanted);
  }

  /** Reads {@code domain.product.port} alone. */
  static Parsed<Reference> port(String text) {
    Matcher matcher = Grammar.PORT.matcher(text.strip());
    return matcher.matches()
        ? Parsed.good(new Port(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Parsed.bad(
            "is not a reference",
            "write oci://host/repository:v1.0.0, a file path such as ../manifest.yaml,"
                + " sales:v1.0.0, or domain.product.port");
  }

  /** The shapes of the written forms. */
  final class Grammar {
    private static final String NAME = "[A-Za-z][A-Za-z0-9_-]*";
    private static final Pattern PORT =
        Pattern.compile("(" + NAME + ")\\.(" + NAME + ")\\.(" + NAME + ")");
    private static final Pattern SHORT =
        Pattern.compile("(?:(" + NAME + "):)?(\\^?v?[0-9][0-9A-Za-z.-]*)");
    private static final Pattern OCI =
        Pattern.compile(
            "oci://([A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?)/([a-z0-9][a-z0-9._/-]*[a-z0-9]|[a-z0-9])"
                + "(?:@(sha256:[0-9a-f]{64})|:([A-Za-z0-9_^][A-Za-z0-9._-]*))");

    private Grammar() {}

    private static boolean looksLikeFile(String text) {
      return text.contains("/")
          || text.contains("\\")
          || text.endsWith(".yaml")
          || text.endsWith(".yml");
    }

    private static Parsed<Reference> oci(String text) {
      Matcher matcher = OCI.matcher(text);
      if (!matcher.matches() || matcher.group(2).contains("..")) {
        return Parsed.bad(
            "is not an OCI reference",
            "write oci://host/repository:v1.0.0 or …@sha256:<64 digits>");
      }
      return Parsed.good(
          new Oci(
              matcher.group(1),
              matcher.group(2),
              Optional.ofNullable(matcher.group(4)).map(VersionRequirement::parse),
              Optional.ofNullable(matcher.group(3)),
              text));
    }
  }
}
