package dev.floe.dbt.project;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The files of a package, by kind, each list in the order of paths. */
public record PackageFiles(
    List<SourceFile> models,
    List<SourceFile> seeds,
    List<SourceFile> snapshots,
    List<SourceFile> singularTests,
    List<SourceFile> analyses,
    List<SourceFile> macros,
    List<SourceFile> docs,
    List<SourceFile> properties,
    List<SourceFile> fixtures,
    List<SourceFile> functions) {

  /**
   * @param jinjaEndings whether {@code .sql.j2} and {@code .md.j2} count as well
   */
  static PackageFiles find(
      FileTree files, String folder, String packageName, ProjectPaths paths, boolean jinjaEndings) {
    return new Finder(files, folder, packageName, paths, jinjaEndings).find();
  }

  private static final Set<String> TEMPLATES = Set.of(".sql", ".md");

  private static final class Finder {

    private final FileTree files;
    private final String prefix;
    private final String packageName;
    private final ProjectPaths paths;
    private final IgnoreRules ignore;
    private final boolean jinjaEndings;
    // Models, properties and docs mostly lie in the same folders: each is walked once.
    private final Map<String, List<String>> listed = new HashMap<>();

    Finder(
        FileTree files,
        String folder,
        String packageName,
        ProjectPaths paths,
        boolean jinjaEndings) {
      this.jinjaEndings = jinjaEndings;
      this.files = files;
      this.prefix = folder.isEmpty() ? "" : folder + "/";
      this.packageName = packageName;
      this.paths = paths;
      this.ignore =
          new IgnoreRules(
              files
                  .read(prefix + ".dbtignore")
                  .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                  .orElse(""));
    }

    PackageFiles find() {
      List<String> docs = paths.docs().isEmpty() ? paths.sources() : paths.docs();
      return new PackageFiles(
          in(paths.models(), ending(".sql").or(ending(".py"))),
          in(paths.seeds(), ending(".csv")),
          in(paths.snapshots(), ending(".sql")),
          in(paths.tests(), ending(".sql").and(path -> !isGenericOrFixture(path))),
          in(paths.analyses(), ending(".sql")),
          macros(),
          in(docs, ending(".md")),
          in(paths.sources(), ending(".yml").or(ending(".yaml"))),
          in(paths.tests(), path -> path.startsWith("fixtures/")),
          in(paths.functions(), ending(".sql").or(ending(".py")).or(ending(".js"))));
    }

    private List<SourceFile> macros() {
      List<SourceFile> macros = new ArrayList<>(in(paths.macros(), ending(".sql")));
      macros.addAll(in(paths.tests(), ending(".sql").and(path -> path.startsWith("generic/"))));
      return macros;
    }

    private static boolean isGenericOrFixture(String path) {
      return path.startsWith("generic/") || path.startsWith("fixtures/");
    }

    /** Files from systems that do not care for case: {@code ORDERS.SQL} is a model too. */
    private Predicate<String> ending(String suffix) {
      boolean also = jinjaEndings && TEMPLATES.contains(suffix);
      return path -> ends(path, suffix) || (also && ends(path, suffix + ".j2"));
    }

    private static boolean ends(String path, String suffix) {
      int length = suffix.length();
      return path.regionMatches(true, path.length() - length, suffix, 0, length);
    }

    private List<SourceFile> in(List<String> folders, Predicate<String> wanted) {
      Set<SourceFile> found = new LinkedHashSet<>();
      for (String folder : folders) {
        String base = folder.equals(".") ? "" : files.named(folder);
        for (String file : listed.computeIfAbsent(prefix + base, files::list)) {
          String original = file.substring(prefix.length());
          String path = base.isEmpty() ? original : original.substring(base.length() + 1);
          if (wanted.test(path) && isVisible(path) && !ignore.ignores(original)) {
            found.add(new SourceFile(packageName, path, original, file));
          }
        }
      }
      return List.copyOf(found);
    }

    private static boolean isVisible(String path) {
      char first = path.charAt(path.lastIndexOf('/') + 1);
      return ".#~".indexOf(first) < 0;
    }
  }
}
