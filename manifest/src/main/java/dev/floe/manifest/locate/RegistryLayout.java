package dev.floe.manifest.locate;

import dev.floe.manifest.Reference;
import dev.floe.manifest.VersionRequirement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where documents live in a registry.
 *
 * @param registry host, port and leading path; absent where the user configured none
 * @param enterprise repository of the enterprise's manifest
 * @param domain repository of a domain's manifest, with {@code {domain}} in it
 * @param product repository of a product, with {@code {domain}} and {@code {product}} in it
 */
public record RegistryLayout(
    Optional<String> registry, String enterprise, String domain, String product) {

  /** The layout floe proposes. */
  public static RegistryLayout standard(Optional<String> registry) {
    return new RegistryLayout(
        registry,
        "enterprise-platform",
        "domains/{domain}-platform",
        "products/{domain}/{product}");
  }

  /** The full reference a short one stands for; empty where no registry is configured. */
  public Optional<Reference.Oci> expand(Reference.Tagged reference) {
    return manifests(reference.domain())
        .map(repository -> repository + ":" + tag(reference.requirement()))
        .flatMap(text -> Reference.parse(text).toOptional())
        .map(parsed -> (Reference.Oci) parsed);
  }

  /**
   * The repository of a domain's manifest, or of the enterprise's, as {@code oci://host/path}.
   *
   * @param domainName absent for the enterprise
   */
  public Optional<String> manifests(Optional<String> domainName) {
    return in(domainName.map(name -> domain.replace("{domain}", name)).orElse(enterprise));
  }

  /** The repository of a product, as {@code oci://host/path}. */
  public Optional<String> products(String domainName, String productName) {
    return in(product.replace("{domain}", domainName).replace("{product}", productName));
  }

  /** A repository beside the others, as {@code oci://host/path}. */
  public Optional<String> in(String repository) {
    return registry
        .map(host -> host.replaceFirst("^(oci|https?)://", "").replaceFirst("/+$", ""))
        .map(host -> "oci://" + host + "/" + repository);
  }

  private static String tag(VersionRequirement requirement) {
    String text = requirement.toString();
    return text.isEmpty() ? "latest" : text;
  }

  /** The domain whose manifest a repository holds by this layout. */
  Optional<String> domainOf(Reference.Oci reference) {
    String[] around = domain.split("\\{domain}", -1);
    if (around.length != 2) {
      return Optional.empty();
    }
    Matcher matcher =
        Pattern.compile(
                "(?:.*/)?" + Pattern.quote(around[0]) + "([a-z0-9_-]+)" + Pattern.quote(around[1]))
            .matcher(reference.repository());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Whether a repository holds the enterprise's manifest by this layout. */
  boolean isEnterprise(Reference.Oci reference) {
    return reference.repository().equals(enterprise)
        || reference.repository().endsWith("/" + enterprise);
  }
}
