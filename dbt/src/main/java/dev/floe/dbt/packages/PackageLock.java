package dev.floe.dbt.packages;

import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.python.PythonJson;
import dev.floe.diagnostics.Result;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlSchema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code package-lock.yml}: which packages exactly were installed, and a digest of what was asked
 * for then. Files and digests are dbt's own.
 *
 * @param requests the packages, each with one version or commit
 */
public record PackageLock(List<PackageRequest> requests, String digest) {

  /** Its name in the project's folder. */
  public static final String NAME = "package-lock.yml";

  public PackageLock {
    requests = List.copyOf(requests);
  }

  /** Reads a lock. */
  public static Result<PackageLock> read(byte[] bytes, PackagesFile reader) {
    Result<YamlNode> root = Yaml.read(NAME, bytes, YamlOptions.LENIENT);
    String digest =
        root.value()
            .flatMap(YamlNode::asMapping)
            .flatMap(mapping -> mapping.get("sha1_hash"))
            .map(node -> String.valueOf(node.toJava(YamlSchema.PYYAML)))
            .orElse("");
    return reader.list(NAME, bytes).map(requests -> new PackageLock(requests, digest));
  }

  /**
   * Whether it answers these requests: it was made for them, or what it has satisfies each of them.
   */
  public boolean answers(List<PackageRequest> wanted) {
    return digest.equals(digest(wanted))
        || wanted.stream().allMatch(one -> requests.stream().anyMatch(has -> satisfies(has, one)));
  }

  private static boolean satisfies(PackageRequest has, PackageRequest wanted) {
    return switch (wanted) {
      case PackageRequest.Hub hub ->
          has instanceof PackageRequest.Hub locked
              && locked.name().equals(hub.name())
              && PackageVersion.parse(locked.versions().getFirst())
                  .filter(VersionBounds.parse(hub.versions()).orElseThrow()::allows)
                  .isPresent();
      case PackageRequest.Git git ->
          has instanceof PackageRequest.Git locked
              && locked.url().equals(git.url())
              && locked.subdirectory().equals(git.subdirectory())
              && git.revision().isPresent()
              && locked.revision().equals(git.revision());
      case PackageRequest.Tarball tarball ->
          has instanceof PackageRequest.Tarball locked && locked.url().equals(tarball.url());
      case PackageRequest.Local local ->
          has instanceof PackageRequest.Local locked
              && locked.path().replaceFirst("/$", "").equals(local.path().replaceFirst("/$", ""));
    };
  }

  /** The file that locks these packages. */
  public static String text(List<ResolvedPackage> packages, List<PackageRequest> wanted) {
    StringBuilder out = new StringBuilder("packages:\n");
    for (ResolvedPackage one : packages) {
      String lead = "  - ";
      for (Map.Entry<String, String> line : lines(one).entrySet()) {
        out.append(lead).append(line.getKey()).append(": ").append(scalar(line.getValue()));
        out.append('\n');
        lead = "    ";
      }
    }
    return (packages.isEmpty() ? "packages: []\n" : out.toString())
        + "sha1_hash: "
        + digest(wanted)
        + "\n";
  }

  private static Map<String, String> lines(ResolvedPackage one) {
    Map<String, String> lines = new LinkedHashMap<>();
    switch (one.pinned()) {
      case PinnedPackage.Hub hub -> {
        lines.put("name", one.name());
        lines.put("package", hub.name());
        lines.put("version", hub.version());
      }
      case PinnedPackage.Git git -> {
        lines.put("git", git.written());
        lines.put("name", one.name());
        git.revision().ifPresent(revision -> lines.put("revision", revision));
        git.subdirectory().ifPresent(folder -> lines.put("subdirectory", folder));
      }
      case PinnedPackage.Tarball tarball -> {
        lines.put("name", tarball.name());
        lines.put("tarball", tarball.written());
      }
      case PinnedPackage.Local local -> {
        lines.put("local", local.path());
        lines.put("name", one.name());
      }
    }
    return lines;
  }

  private static String scalar(String text) {
    boolean plain = text.matches("[A-Za-z_./][\\w./@:+-]*|\\d+\\.\\d+\\.[\\w.+-]+");
    boolean hex = text.matches("[0-9a-f]{40}") && !text.matches("\\d+|\\d+e\\d+");
    return (plain && !text.endsWith(":")) || hex ? text : "'" + text.replace("'", "''") + "'";
  }

  /** dbt's digest of what is asked for, by which it sees that packages.yml changed. */
  static String digest(List<PackageRequest> wanted) {
    List<String> texts =
        new ArrayList<>(
            wanted.stream().map(PackageLock::contract).map(PythonJson::sorted).toList());
    texts.sort(null);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-1 is part of every JDK", e);
    }
  }

  private static Map<String, @Nullable Object> contract(PackageRequest request) {
    Map<String, @Nullable Object> contract = new LinkedHashMap<>(request.written());
    switch (request) {
      case PackageRequest.Hub hub -> {
        contract.remove("install-prerelease");
        contract.put("install_prerelease", hub.prereleases());
      }
      case PackageRequest.Git git -> {
        for (String key : List.of("revision", "subdirectory", "warn-unpinned")) {
          contract.putIfAbsent(key, null);
        }
      }
      case PackageRequest.Tarball tarball -> {}
      case PackageRequest.Local local -> {}
    }
    contract.put("unrendered", PlainValues.mapping(request.written()));
    return contract;
  }
}
