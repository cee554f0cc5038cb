package dev.floe.dbt.packages;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.dbt.project.FileTree;
import dev.floe.dbt.project.YamlRenderer;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlSchema;
import dev.floe.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code packages.yml} and {@code dependencies.yml}. */
public final class PackagesFile {

  /** The names a project's list of packages may have. */
  public static final List<String> NAMES = List.of("packages.yml", "dependencies.yml");

  private final Function<Consumer<Diagnostic>, YamlRenderer> renderers;

  /**
   * @param renderers renders expressions; what is wrong with them goes where it is told
   */
  public PackagesFile(Function<Consumer<Diagnostic>, YamlRenderer> renderers) {
    this.renderers = renderers;
  }

  /** Everything a project asks for, in the order written. */
  public Result<List<PackageRequest>> read(FileTree files, String folder) {
    List<Diagnostic> found = new ArrayList<>();
    List<PackageRequest> requests = new ArrayList<>();
    for (String name : NAMES) {
      files
          .read(name)
          .ifPresent(bytes ->
              list(folder + name, bytes, found).forEach(node -> read(node, requests, found)));
    }
    return Result.of(List.copyOf(requests), found);
  }

  /** What one such file asks for. */
  Result<List<PackageRequest>> list(String file, byte[] bytes) {
    List<Diagnostic> found = new ArrayList<>();
    List<PackageRequest> requests = new ArrayList<>();
    list(file, bytes, found).forEach(node -> read(node, requests, found));
    return Result.of(List.copyOf(requests), found);
  }

  private static List<YamlNode> list(String file, byte[] bytes, List<Diagnostic> found) {
    Result<List<YamlNode>> documents = Yaml.readAll(file, bytes, YamlOptions.LENIENT);
    found.addAll(documents.diagnostics());
    Optional<YamlMapping> root =
        documents.value().orElse(List.of()).stream().findFirst().flatMap(YamlNode::asMapping);
    Optional<YamlNode> packages = root.flatMap(mapping -> mapping.get("packages"));
    if (packages.isPresent()
        && packages.get().asSequence().isEmpty()
        && packages.get().toJava(YamlSchema.PYYAML) != null) {
      found.add(
          Diagnostic.at(
              DbtCode.BAD_PACKAGES_FILE, packages.get().span(), "'packages' must be a list"));
    }
    return packages.flatMap(YamlNode::asSequence).map(YamlSequence::items).orElse(List.of());
  }

  private void read(YamlNode node, List<PackageRequest> requests, List<Diagnostic> found) {
    Optional<YamlMapping> mapping = node.asMapping();
    if (mapping.isEmpty()) {
      found.add(
          bad(node, "a package is a mapping")
              .withHelp("write - package: dbt-labs/dbt_utils and its version below"));
      return;
    }
    Map<String, @Nullable Object> written = mapping.get().toJava(YamlSchema.PYYAML);
    Map<String, @Nullable Object> values =
        renderers.apply(found::add).mapping(mapping.get(), path -> false);
    request(node, values, written, found).ifPresent(requests::add);
  }

  private static Optional<PackageRequest> request(
      YamlNode node,
      Map<String, @Nullable Object> values,
      Map<String, @Nullable Object> written,
      List<Diagnostic> found) {
    if (values.get("package") != null) {
      return hub(node, values, written, found);
    }
    if (values.get("git") != null) {
      return Optional.of(
          new PackageRequest.Git(
              text(values, "git"),
              PlainValues.texts(values.get("revision")).stream().findFirst(),
              Optional.of(text(values, "subdirectory")).filter(t -> !t.isEmpty()),
              written,
              node.span()));
    }
    if (values.get("tarball") != null) {
      String name = text(values, "name");
      if (name.isEmpty() || name.contains("/") || name.contains("..")) {
        found.add(
            bad(node, "a tarball needs a name: the folder it is installed to")
                .withHelp("write name: <project> beside tarball"));
        return Optional.empty();
      }
      return Optional.of(
          new PackageRequest.Tarball(text(values, "tarball"), name, written, node.span()));
    }
    if (values.get("local") != null) {
      return Optional.of(new PackageRequest.Local(text(values, "local"), written, node.span()));
    }
    found.add(unknown(node, values));
    return Optional.empty();
  }

  private static Diagnostic unknown(YamlNode node, Map<String, @Nullable Object> values) {
    return values.containsKey("private")
        ? bad(node, "private packages are a service of dbt Cloud")
            .withHelp("write git: and the address of the repository")
        : bad(node, "a package says where it comes from: package, git, tarball or local")
            .withHelp("write - package: dbt-labs/dbt_utils and its version below");
  }

  private static Optional<PackageRequest> hub(
      YamlNode node,
      Map<String, @Nullable Object> values,
      Map<String, @Nullable Object> written,
      List<Diagnostic> found) {
    List<String> versions = PlainValues.texts(values.get("version"));
    String name = text(values, "package");
    if (!name.matches("[^/\\s]+/[^/\\s]+")) {
      found.add(
          bad(node, "'" + name + "' is no package of the hub")
              .withHelp("its name has an owner: dbt-labs/dbt_utils"));
      return Optional.empty();
    }
    if (versions.isEmpty() || VersionBounds.parse(versions).isEmpty()) {
      found.add(
          bad(node, versions.isEmpty() ? "'" + name + "' has no version" : badVersion(versions))
              .withHelp("write version: 1.3.0, or a range: [\">=1.1.0\", \"<2.0.0\"]"));
      return Optional.empty();
    }
    boolean prereleases =
        Boolean.TRUE.equals(values.get("install_prerelease"))
            || Boolean.TRUE.equals(values.get("install-prerelease"));
    return Optional.of(new PackageRequest.Hub(name, versions, prereleases, written, node.span()));
  }

  private static String badVersion(List<String> versions) {
    return "'" + String.join(", ", versions) + "' is no range of versions";
  }

  private static String text(Map<String, @Nullable Object> values, String key) {
    return PlainValues.text(values.get(key), "");
  }

  private static Diagnostic bad(YamlNode node, String message) {
    return Diagnostic.at(DbtCode.BAD_PACKAGES_FILE, node.span(), message);
  }
}
