package dev.floe.cli.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepsTest {

  @TempDir Path folder;
  private PackageServer hub;
  private Path project;

  @BeforeEach
  void start() throws IOException {
    hub = new PackageServer();
    project = folder.resolve("shop");
    write(project, "dbt_project.yml", "name: shop\nprofile: shop\n");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private static void write(Path root, String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Typed deps(String... more) {
    return deps(Map.of(), more);
  }

  private Typed deps(Map<String, String> environment, String... more) {
    Map<String, String> all = new TreeMap<>(System.getenv());
    all.put("DBT_PACKAGE_HUB_URL", hub.url());
    all.putAll(environment);
    String[] words = new String[more.length + 2];
    words[0] = "dbt";
    words[1] = "deps";
    System.arraycopy(more, 0, words, 2, more.length);
    return Typed.in(project, all, words);
  }

  private String read(String file) throws IOException {
    return Files.readString(project.resolve(file));
  }

  @Test
  void installsTheNewestVersionThatEverybodyAllows() throws IOException {
    hub.release("acme/tools", "1.1.0", ">=1.0.0", Map.of("macros/one.sql", "1.1.0"));
    hub.release("acme/tools", "1.2.0", ">=1.0.0", Map.of("macros/one.sql", "1.2.0"));
    hub.release("acme/tools", "1.3.0-rc1", ">=1.0.0", Map.of("macros/one.sql", "1.3.0-rc1"));
    hub.release("acme/tools", "2.0.0", ">=1.0.0", Map.of("macros/one.sql", "2.0.0"));
    hub.release(
        "acme/dates",
        "0.1.0",
        ">=1.0.0",
        Map.of(
            "packages.yml", "packages: [{package: acme/tools, version: ['>=1.0.0', '<2.0.0']}]"));
    write(
        project,
        "packages.yml",
        """
        packages:
          - package: acme/dates
            version: 0.1.0
          - package: acme/tools
            version: ">=1.1.0"
        """);

    Typed typed = deps();

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(read("dbt_packages/tools/macros/one.sql")).isEqualTo("1.2.0");
    assertThat(read("package-lock.yml"))
        .startsWith(
            """
            packages:
              - name: dates
                package: acme/dates
                version: 0.1.0
              - name: tools
                package: acme/tools
                version: 1.2.0
            sha1_hash:\
            """);
  }

  @Test
  void writesTheDigestThatDbtWrites() throws IOException {
    hub.release("dbt-labs/dbt_utils", "1.1.1", ">=1.0.0", Map.of());
    write(
        project, "packages.yml", "packages:\n  - package: dbt-labs/dbt_utils\n    version: 1.1.1");

    assertThat(deps("--lock").code()).isZero();

    assertThat(read("package-lock.yml"))
        .contains("sha1_hash: a158c48c59c2bb7d729d2a4e215aabe5bb4f3353");
    assertThat(project.resolve("dbt_packages")).doesNotExist();
  }

  @Test
  void keepsToTheLockUntilToldToUpgrade() throws IOException {
    hub.release("acme/tools", "1.1.0", ">=1.0.0", Map.of());
    write(project, "packages.yml", "packages: [{package: acme/tools, version: '>=1.0.0'}]");
    deps();
    hub.release("acme/tools", "1.2.0", ">=1.0.0", Map.of());

    deps();
    assertThat(read("package-lock.yml")).contains("version: 1.1.0");
    deps("--upgrade");
    assertThat(read("package-lock.yml")).contains("version: 1.2.0");
  }

  @Test
  void looksForVersionsAgainWhenTheLockDoesNotFitAnyMore() throws IOException {
    hub.release("acme/tools", "1.1.0", ">=1.0.0", Map.of());
    hub.release("acme/tools", "2.1.0", ">=1.0.0", Map.of());
    write(project, "packages.yml", "packages: [{package: acme/tools, version: '<2.0.0'}]");
    deps();
    write(project, "packages.yml", "packages: [{package: acme/tools, version: '>=2.0.0'}]");

    deps();

    assertThat(read("package-lock.yml")).contains("version: 2.1.0");
  }

  @Test
  void leavesOutVersionsThatNeedAnotherDbt() throws IOException {
    hub.release("acme/tools", "1.1.0", ">=1.0.0", Map.of());
    hub.release("acme/tools", "1.2.0", ">=3.0.0", Map.of());
    write(project, "packages.yml", "packages: [{package: acme/tools, version: '>=1.0.0'}]");

    deps();
    assertThat(read("package-lock.yml")).contains("version: 1.1.0");
    deps("--upgrade", "--no-version-check");
    assertThat(read("package-lock.yml")).contains("version: 1.2.0");
  }

  @Test
  void saysWhichVersionsThereAreWhenNoneFits() throws IOException {
    hub.release("acme/tools", "1.1.0", ">=1.0.0", Map.of());
    write(project, "packages.yml", "packages: [{package: acme/tools, version: '>=2.0.0'}]");

    Typed typed = deps();

    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.err()).contains("FLOE-DBT-032", "there are 1.1.0");
    assertThat(project.resolve("dbt_packages")).doesNotExist();
  }

  @Test
  void installsArchivesAndLinksFolders() throws IOException {
    String deep = "models/" + "deep/".repeat(30) + "model.sql";
    hub.archive("/tools.tar.gz", "tools", Map.of(deep, "select 1"));
    write(folder, "common/dbt_project.yml", "name: common\n");
    write(
        project,
        "packages.yml",
        """
        packages:
          - tarball: "{{ var('base') }}tools.tar.gz"
            name: tools
          - local: ../common
        """);

    Typed typed = deps("--vars", "{base: '" + hub.url() + "'}");

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(read("dbt_packages/tools/" + deep)).isEqualTo("select 1");
    assertThat(project.resolve("dbt_packages/common")).isSymbolicLink();
    assertThat(read("dbt_packages/common/dbt_project.yml")).isEqualTo("name: common\n");
    assertThat(read("package-lock.yml")).contains("tarball: '{{ var(''base'') }}tools.tar.gz'");
  }

  @Test
  void checksOutARevisionOfAGitRepository() throws IOException, InterruptedException {
    Path repository = folder.resolve("repository");
    write(repository, "sub/dbt_project.yml", "name: tools\n");
    write(repository, "sub/macros/one.sql", "first");
    git(repository, "init", "-q", "-b", "main");
    git(repository, "add", "-A");
    git(repository, "-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "first");
    git(repository, "tag", "v1");
    write(repository, "sub/macros/one.sql", "second");
    git(repository, "-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qam", "second");
    write(
        project,
        "packages.yml",
        """
        packages:
          - git: "file://{{ env_var('DBT_ENV_SECRET_PLACE') }}/repository"
            subdirectory: sub
            revision: v1
        """);

    Typed typed = deps(Map.of("DBT_ENV_SECRET_PLACE", folder.toString()));

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(read("dbt_packages/tools/macros/one.sql")).isEqualTo("first");
    assertThat(read("package-lock.yml"))
        .containsPattern("revision: [0-9a-f]{40}")
        .doesNotContain(folder.toString());
    write(repository, "sub/macros/one.sql", "third");
    git(repository, "-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qam", "third");
    git(repository, "tag", "-f", "v1");

    deps(Map.of("DBT_ENV_SECRET_PLACE", folder.toString()));

    assertThat(read("dbt_packages/tools/macros/one.sql")).isEqualTo("first");
  }

  private static void git(Path where, String... words) throws IOException, InterruptedException {
    String[] command = new String[words.length + 1];
    command[0] = "git";
    System.arraycopy(words, 0, command, 1, words.length);
    Process process =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void addsAPackageAndKeepsWhatIsWritten() throws IOException {
    hub.release("acme/tools", "1.1.0", ">=1.0.0", Map.of());
    hub.release("acme/dates", "1.0.0", ">=1.0.0", Map.of());
    write(
        project,
        "packages.yml",
        "packages:\n  # for dates\n  - package: acme/dates\n    version: 1.0.0\n\n# no more\n");

    Typed typed = deps("--add-package", "acme/tools@>=1.0.0,<2.0.0");

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(read("packages.yml"))
        .isEqualTo(
            """
            packages:
              # for dates
              - package: acme/dates
                version: 1.0.0
              - package: acme/tools
                version: [">=1.0.0", "<2.0.0"]

            # no more
            """);
    assertThat(project.resolve("dbt_packages/tools")).isDirectory();
    assertThat(typed.out()).contains("Installed from version 1.1.0");
  }

  @Test
  void addsAPackageInThePlaceOfAnotherVersionOfIt() throws IOException {
    hub.release("acme/tools", "1.1.0", ">=1.0.0", Map.of());
    hub.release("acme/dates", "1.0.0", ">=1.0.0", Map.of());
    write(
        project,
        "packages.yml",
        "packages:\n  - package: acme/tools\n    version: 1.0.0\n  # for dates\n"
            + "  - package: acme/dates\n    version: 1.0.0\n");

    assertThat(deps("--add-package", "acme/tools@1.1.0").code()).isZero();

    assertThat(read("packages.yml"))
        .isEqualTo(
            "packages:\n  # for dates\n  - package: acme/dates\n    version: 1.0.0\n"
                + "  - package: acme/tools\n    version: 1.1.0\n");
  }

  @Test
  void refusesAPackageWithTheNameOfTheProject() throws IOException {
    write(project, "twin/dbt_project.yml", read("dbt_project.yml"));
    write(project, "packages.yml", "packages: [{local: twin}]");

    assertThat(deps().err()).contains("FLOE-DBT-031", "the name of the project itself");
  }

  @Test
  void missesAPackageThatTheLockNames() throws IOException {
    hub.release("acme/tools", "1.1.0", ">=1.0.0", Map.of());
    write(project, "packages.yml", "packages: [{package: acme/tools, version: 1.1.0}]");
    deps();
    write(
        project,
        "package-lock.yml",
        read("package-lock.yml")
            .replace(
                "packages:\n",
                "packages:\n  - name: dates\n    package: acme/dates\n    version: 1.0.0\n"));

    write(
        project,
        "profiles.yml",
        "shop: {target: dev, outputs: {dev: {type: duckdb, path: x.duckdb}}}");

    assertThat(Typed.in(project, "dbt", "parse").err())
        .contains("FLOE-DBT-004", "package-lock.yml names 2 packages");
  }

  @Test
  void refusesTwoProjectsOfOneName() throws IOException {
    hub.release("acme/tools", "1.1.0", ">=1.0.0", Map.of());
    hub.release("other/tools", "1.1.0", ">=1.0.0", Map.of());
    write(
        project,
        "packages.yml",
        """
        packages:
          - {package: acme/tools, version: 1.1.0}
          - {package: other/tools, version: 1.1.0}
        """);

    assertThat(deps().err()).contains("FLOE-DBT-033", "the project 'tools' is asked for twice");
  }

  @Test
  void leavesWhatIsInstalledAloneWhenAPackageCannotBeFetched() throws IOException {
    hub.release("acme/tools", "1.1.0", ">=1.0.0", Map.of());
    write(project, "packages.yml", "packages: [{package: acme/tools, version: 1.1.0}]");
    deps();
    hub.close();

    Typed typed = deps("--upgrade");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("FLOE-DBT-034", "DBT_PACKAGE_HUB_URL");
    assertThat(project.resolve("dbt_packages/tools/dbt_project.yml")).exists();
    try (var left = Files.list(project)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith(".dbt_packages"));
    }
  }

  @Test
  void readsAProjectFileThatAsksForItsTargetWithoutOne() throws IOException {
    hub.release("acme/tools", "1.0.0", ">=1.0.0", Map.of("macros/one.sql", ""));
    write(
        project,
        "dbt_project.yml",
        """
        name: shop
        profile: shop
        models:
          +persist_docs:
            relation: "{{ false if target.type in ('databricks') else true }}"
          +schema: "{{ target.get('schema') or target['name'] | upper }}"
        """);
    write(project, "packages.yml", "packages: [{package: acme/tools, version: 1.0.0}]\n");

    Typed typed = deps();

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(read("dbt_packages/tools/macros/one.sql")).isEmpty();
  }
}
