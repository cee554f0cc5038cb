package dev.floe.registry.sign;

import dev.floe.registry.CanonicalJson;
import dev.floe.registry.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What is attested of a registered product: that it was compiled from these sources under these
 * manifests, and found compliant. As an in-toto statement it holds no time, so the same compilation
 * makes the same statement.
 *
 * @param artifacts the compiled product
 * @param sources every file of the product that was read, by its path
 * @param chain the manifests it stands on, topmost first, as they were written
 * @param providers the products it consumes, as they are registered
 * @param compiler the program and its version
 * @param environment it was compiled for
 * @param findings how many there were, by severity
 * @param waivers the findings that did not count, and why
 */
public record Compliance(
    Digest artifacts,
    List<Material> sources,
    List<Material> chain,
    List<Material> providers,
    String compiler,
    String environment,
    Map<String, Integer> findings,
    List<Waiver> waivers) {

  /** What kind of statement it is. */
  public static final String TYPE = "https://floe.dev/attestations/compliance/v1";

  static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";
  private static final String STATEMENT = "https://in-toto.io/Statement/v1";

  public Compliance {
    sources = List.copyOf(sources);
    chain = List.copyOf(chain);
    providers = List.copyOf(providers);
    findings = Map.copyOf(findings);
    waivers = List.copyOf(waivers);
  }

  /** Something with a name and a content. */
  public record Material(String name, Digest digest) {

    Map<String, Object> plain() {
      return Map.of("name", name, "digest", digests(digest));
    }
  }

  /**
   * A finding that was excused.
   *
   * @param reason who answers for it, until when, and why; or that it was known before
   */
  public record Waiver(String rule, String subject, String reason) {

    Map<String, Object> plain() {
      return Map.of("rule", rule, "subject", subject, "reason", reason);
    }
  }

  private static Map<String, Object> digests(Digest digest) {
    return Map.of("sha256", digest.hex());
  }

  /** Whether there were errors: then nothing good is attested. */
  public boolean isGood() {
    return findings.getOrDefault("error", 0) == 0;
  }

  /** The statement about an artifact. */
  byte[] statement(String name, Digest subject) {
    Map<String, Object> all = new TreeMap<>();
    all.put("_type", STATEMENT);
    all.put("subject", List.of(Map.of("name", name, "digest", digests(subject))));
    all.put("predicateType", TYPE);
    all.put("predicate", predicate());
    return CanonicalJson.bytes(all);
  }

  private Map<String, Object> predicate() {
    Map<String, Object> plain = new TreeMap<>();
    plain.put("artifacts", digests(artifacts));
    plain.put("sources", sources.stream().map(Material::plain).toList());
    plain.put("chain", chain.stream().map(Material::plain).toList());
    plain.put("providers", providers.stream().map(Material::plain).toList());
    plain.put("compiler", compiler);
    plain.put("environment", environment);
    plain.put("findings", findings);
    plain.put("waivers", waivers.stream().map(Waiver::plain).toList());
    return plain;
  }

  /** What a statement says of an artifact; empty if it speaks of another, or of something else. */
  static Optional<Compliance> read(byte[] statement, Digest subject) {
    try {
      JsonNode tree = CanonicalJson.read(statement);
      boolean ours =
          tree.path("_type").asString("").equals(STATEMENT)
              && tree.path("predicateType").asString("").equals(TYPE)
              && tree.path("subject").values().stream()
                  .anyMatch(one -> digest(one).filter(subject::equals).isPresent());
      return ours ? predicate(tree.path("predicate")) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<Compliance> predicate(JsonNode tree) {
    Map<String, Integer> findings = new TreeMap<>();
    tree.path("findings")
        .properties()
        .forEach(one -> findings.put(one.getKey(), one.getValue().asInt(Integer.MAX_VALUE)));
    List<Waiver> waivers = new ArrayList<>();
    for (JsonNode one : tree.path("waivers").values()) {
      waivers.add(new Waiver(text(one, "rule"), text(one, "subject"), text(one, "reason")));
    }
    return Digest.parse("sha256:" + tree.path("artifacts").path("sha256").asString(""))
        .map(artifacts ->
            new Compliance(
                artifacts,
                materials(tree.path("sources")),
                materials(tree.path("chain")),
                materials(tree.path("providers")),
                text(tree, "compiler"),
                text(tree, "environment"),
                findings,
                waivers));
  }

  private static List<Material> materials(JsonNode list) {
    List<Material> found = new ArrayList<>();
    for (JsonNode one : list.values()) {
      digest(one).ifPresent(digest -> found.add(new Material(text(one, "name"), digest)));
    }
    return found;
  }

  private static Optional<Digest> digest(JsonNode descriptor) {
    return Digest.parse("sha256:" + descriptor.path("digest").path("sha256").asString(""));
  }

  /** Nobody's statement may move the cursor of a terminal. */
  private static String text(JsonNode node, String key) {
    return node.path(key).asString("").replaceAll("\\p{Cntrl}", " ");
  }
}
