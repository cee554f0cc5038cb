package dev.floe.dbt.packages;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.project.DbtVersions;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settles which packages a project gets: those it asks for, those they ask for, and so on. All that
 * is asked of one package must hold; of the versions for which it does, the newest is taken.
 */
public final class PackageResolver {

  private final PackageOrigins origins;
  private final PackagesFile reader;
  private final boolean anyDbtVersion;
  private final Map<String, List<PackageRequest>> asked = new LinkedHashMap<>();
  private final Map<String, ResolvedPackage> resolved = new LinkedHashMap<>();
  private final List<Diagnostic> found = new ArrayList<>();

  /**
   * @param anyDbtVersion whether releases for versions of dbt that floe does not follow are taken
   */
  public PackageResolver(PackageOrigins origins, PackagesFile reader, boolean anyDbtVersion) {
    this.origins = origins;
    this.reader = reader;
    this.anyDbtVersion = anyDbtVersion;
  }

  /** The packages, those asked for first. */
  public Result<List<ResolvedPackage>> resolve(List<PackageRequest> requests) {
    List<PackageRequest> pending = List.copyOf(requests);
    Set<String> seen = new HashSet<>();
    while (!pending.isEmpty() && found.isEmpty()) {
      Set<String> touched = new java.util.LinkedHashSet<>();
      for (PackageRequest request : pending) {
        if (seen.add(key(request) + request.written())) {
          asked.computeIfAbsent(key(request), k -> new ArrayList<>()).add(request);
          touched.add(key(request));
        }
      }
      List<PackageRequest> next = new ArrayList<>();
      for (String key : touched) {
        settle(key).ifPresent(one -> next.addAll(requests(one)));
      }
      pending = next;
    }
    if (found.isEmpty()) {
      names();
    }
    return found.isEmpty() ? Result.ok(List.copyOf(resolved.values())) : Result.failed(found);
  }

  /** One package, whoever asks for it. */
  private static String key(PackageRequest request) {
    return switch (request) {
      case PackageRequest.Hub hub -> "hub:" + hub.name();
      case PackageRequest.Git git ->
          "git:" + git.url().replaceFirst("(\\.git)?/?$", "") + git.subdirectory().orElse("");
      case PackageRequest.Tarball tarball -> "tarball:" + tarball.url();
      case PackageRequest.Local local -> "local:" + local.path().replaceFirst("/$", "");
    };
  }

  private Optional<ResolvedPackage> settle(String key) {
    List<PackageRequest> requests = asked.getOrDefault(key, List.of());
    Optional<PinnedPackage> pinned = pin(requests);
    if (pinned.isEmpty()) {
      return Optional.empty();
    }
    ResolvedPackage before = resolved.get(key);
    if (before != null && before.pinned().equals(pinned.get())) {
      return Optional.empty();
    }
    PackageOrigins.Fetched fetched = origins.fetch(pinned.get());
    Optional<String> name = name(fetched, requests.getFirst());
    name.ifPresent(text -> resolved.put(key, new ResolvedPackage(text, fetched)));
    return Optional.ofNullable(resolved.get(key)).filter(one -> name.isPresent());
  }

  private Optional<PinnedPackage> pin(List<PackageRequest> requests) {
    return switch (requests.getFirst()) {
      case PackageRequest.Hub hub -> release(hub, requests);
      case PackageRequest.Git git -> commit(git, requests);
      case PackageRequest.Tarball tarball ->
          Optional.of(
              new PinnedPackage.Tarball(
                  tarball.url(), String.valueOf(tarball.written().get("tarball")), tarball.name()));
      case PackageRequest.Local local -> Optional.of(new PinnedPackage.Local(local.path()));
    };
  }

  private Optional<PinnedPackage> commit(PackageRequest.Git git, List<PackageRequest> requests) {
    List<String> revisions =
        requests.stream()
            .map(PackageRequest.Git.class::cast)
            .flatMap(one -> one.revision().stream())
            .distinct()
            .toList();
    if (revisions.size() > 1) {
      found.add(
          Diagnostic.at(
                  DbtCode.PACKAGE_CONFLICT,
                  git.span(),
                  String.valueOf(git.written().get("git"))
                      + " is asked for at several revisions: "
                      + String.join(", ", revisions))
              .withHelp("make all packages agree on one of them"));
      return Optional.empty();
    }
    return Optional.of(
        new PinnedPackage.Git(
            git.url(),
            String.valueOf(git.written().get("git")),
            revisions.stream().findFirst(),
            git.subdirectory()));
  }

  private Optional<PinnedPackage> release(PackageRequest.Hub hub, List<PackageRequest> requests) {
    List<String> wanted =
        requests.stream()
            .map(PackageRequest.Hub.class::cast)
            .flatMap(one -> one.versions().stream())
            .distinct()
            .toList();
    boolean prereleases =
        requests.stream()
            .map(PackageRequest.Hub.class::cast)
            .anyMatch(PackageRequest.Hub::prereleases);
    VersionBounds bounds = VersionBounds.parse(wanted).orElseThrow();
    List<PackageOrigins.Release> all = origins.releases(hub.name());
    Optional<PackageOrigins.Release> best =
        all.stream()
            .filter(release -> fits(release, bounds, prereleases))
            .max(
                Comparator.comparing(
                    release -> PackageVersion.parse(release.version()).orElseThrow()));
    if (best.isEmpty()) {
      found.add(missing(hub, wanted, all));
    }
    return best.map(
        release -> new PinnedPackage.Hub(hub.name(), release.version(), release.tarball()));
  }

  private boolean fits(PackageOrigins.Release release, VersionBounds bounds, boolean prereleases) {
    Optional<PackageVersion> version = PackageVersion.parse(release.version());
    return version.isPresent()
        && bounds.allows(version.get())
        && (prereleases || !version.get().isPrerelease() || bounds.names(version.get()))
        && (anyDbtVersion
            || bounds.names(version.get())
            || DbtVersions.follows(release.dbtVersions()));
  }

  private static Diagnostic missing(
      PackageRequest.Hub hub, List<String> wanted, List<PackageOrigins.Release> all) {
    if (all.isEmpty()) {
      return Diagnostic.at(
              DbtCode.NO_SUCH_VERSION, hub.span(), "the hub has no package '" + hub.name() + "'")
          .withHelp("look for its name at the hub: owner/package");
    }
    List<String> versions =
        all.stream()
            .flatMap(release -> PackageVersion.parse(release.version()).stream())
            .sorted(Comparator.reverseOrder())
            .limit(8)
            .map(PackageVersion::toString)
            .toList();
    return Diagnostic.at(
            DbtCode.NO_SUCH_VERSION,
            hub.span(),
            "no version of '" + hub.name() + "' fits " + String.join(", ", wanted))
        .withHelp("there are " + String.join(", ", versions));
  }

  private Optional<String> name(PackageOrigins.Fetched fetched, PackageRequest request) {
    Optional<String> name =
        fetched
            .files()
            .read("dbt_project.yml")
            .flatMap(bytes -> Yaml.read("dbt_project.yml", bytes, YamlOptions.LENIENT).value())
            .flatMap(YamlNode::asMapping)
            .flatMap(root -> root.get("name"))
            .map(node -> String.valueOf(node.toJava(YamlSchema.PYYAML)))
            .filter(text -> text.matches("\\w+"));
    if (name.isEmpty()) {
      found.add(
          Diagnostic.at(
                  DbtCode.BAD_PACKAGES_FILE,
                  request.span(),
                  fetched.pinned().display()
                      + " is no dbt project: it has no dbt_project.yml with"
                      + " a name")
              .withHelp("a project that is not at the top needs subdirectory: <folder>"));
    }
    return name;
  }

  private List<PackageRequest> requests(ResolvedPackage one) {
    Result<List<PackageRequest>> inner =
        reader.read(one.fetched().files(), "dbt_packages/" + one.name() + "/");
    found.addAll(inner.diagnostics().stream().filter(Diagnostic::isError).toList());
    return inner.value().orElse(List.of());
  }

  private void names() {
    Map<String, ResolvedPackage> byName = new LinkedHashMap<>();
    for (ResolvedPackage one : resolved.values()) {
      ResolvedPackage other = byName.putIfAbsent(one.name(), one);
      if (other != null) {
        found.add(
            Diagnostic.at(
                    DbtCode.PACKAGE_CONFLICT,
                    Span.file("packages.yml"),
                    "the project '"
                        + one.name()
                        + "' is asked for twice: as "
                        + other.pinned().display()
                        + " and as "
                        + one.pinned().display())
                .withHelp("ask for it in one way alone"));
      }
    }
  }
}
