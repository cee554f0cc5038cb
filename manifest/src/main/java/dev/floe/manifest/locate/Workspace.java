package dev.floe.manifest.locate;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Located;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.manifest.read.DocumentNames;
import dev.floe.manifest.read.DocumentReader;
import dev.floe.manifest.read.WorkspaceFile;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The manifests and products of one checkout that find each other without a registry. */
final class Workspace {

  static final String FILE = "floe-workspace.yaml";

  private final List<Member<Manifest>> manifests = new ArrayList<>();
  private final List<Member<DataProduct>> products = new ArrayList<>();
  private final List<Diagnostic> found = new ArrayList<>();

  /** A document and the file it stands in. */
  record Member<T>(T document, Path file) {}

  private Workspace() {}

  static Workspace none() {
    return new Workspace();
  }

  /** The workspace file in the nearest folder at or above one. */
  static Optional<Path> fileAbove(Path folder, Reading reading) {
    for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (reading.bytes(at.resolve(FILE)).isPresent()) {
        return Optional.of(at.resolve(FILE));
      }
    }
    return Optional.empty();
  }

  /** Reads every document in the folders a workspace file names. */
  static Workspace read(Path file, Reading reading) {
    Workspace workspace = new Workspace();
    Optional<DocumentFile> document = reading.document(file);
    if (document.isEmpty()) {
      return workspace;
    }
    Result<WorkspaceFile> content = DocumentReader.workspace(document.get());
    workspace.found.addAll(content.diagnostics());
    Path root = file.getParent();
    if (root != null) {
      content
          .value()
          .ifPresent(value ->
              folders(root, value, reading).forEach(folder -> workspace.add(folder, reading)));
    }
    return workspace;
  }

  private static Set<Path> folders(Path root, WorkspaceFile file, Reading reading) {
    Set<Path> folders = new LinkedHashSet<>();
    for (Located<String> pattern : file.folders()) {
      List<Path> level = List.of(root);
      for (String part : pattern.value().split("/", -1)) {
        List<Path> next = new ArrayList<>();
        level.forEach(folder -> next.addAll(matching(folder, part, reading)));
        level = next;
      }
      folders.addAll(level);
    }
    return folders;
  }

  private static List<Path> matching(Path folder, String part, Reading reading) {
    if (part.isEmpty() || part.equals(".")) {
      return List.of(folder);
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + part);
    return reading.files().folders(folder).stream()
        .filter(path -> path.getFileName() != null && matcher.matches(path.getFileName()))
        .toList();
  }

  private void add(Path folder, Reading reading) {
    for (Path file : reading.files().files(folder)) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith("manifest.yaml")) {
        reading
            .document(file)
            .flatMap(document -> DocumentReader.manifest(document).value())
            .ifPresent(manifest -> manifests.add(new Member<>(manifest, file)));
      } else if (DocumentNames.PRODUCT_FILES.contains(name)) {
        reading
            .document(file)
            .flatMap(document -> DocumentReader.product(document).value())
            .ifPresent(product -> addProduct(new Member<>(product, file)));
      }
    }
  }

  private void addProduct(Member<DataProduct> member) {
    products.stream()
        .filter(other -> sameProduct(other.document(), member.document()))
        .findFirst()
        .ifPresent(other ->
            found.add(
                Diagnostic.at(
                        ManifestCode.BAD_WORKSPACE,
                        member.document().name().span(),
                        "the workspace holds two products called '"
                            + member.document().name().value()
                            + "' on the same manifest")
                    .about(member.document().name().value())
                    .withNote(Note.at("the other", other.document().name().span()))
                    .withHelp("rename one of them")));
    products.add(member);
  }

  private static boolean sameProduct(DataProduct one, DataProduct other) {
    return one.name().value().equals(other.name().value())
        && one.platform().map(Located::value).equals(other.platform().map(Located::value));
  }

  List<Member<Manifest>> manifests() {
    return manifests;
  }

  List<Member<DataProduct>> products() {
    return products;
  }

  List<Diagnostic> diagnostics() {
    return found;
  }
}
