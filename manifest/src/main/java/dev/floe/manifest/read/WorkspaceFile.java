package dev.floe.manifest.read;

import dev.floe.manifest.Located;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Parsed;
import dev.floe.manifest.Value;
import dev.floe.manifest.read.Shape.Fields;
import java.util.List;
import java.util.Map;

/**
 * The content of {@code floe-workspace.yaml}.
 *
 * @param folders relative to the file; {@code *} stands for any one folder
 */
public record WorkspaceFile(String file, List<Located<String>> folders) {

  private static final Scalar FOLDER =
      new Scalar(ManifestCode.UNSAFE_NAME, WorkspaceFile::folder, Map.of("type", "string"));

  static final Fields SHAPE =
      Fields.of(
          "a workspace",
          Shape.words("folders", FOLDER, "Folders that hold manifests and products."));

  public WorkspaceFile {
    folders = List.copyOf(folders);
  }

  static WorkspaceFile of(String file, SectionView root) {
    return new WorkspaceFile(file, root.locatedWords("folders"));
  }

  private static Parsed<Value> folder(String text) {
    boolean escapes = text.startsWith("/") || List.of(text.split("/", -1)).contains("..");
    return escapes
        ? Parsed.bad("leaves the workspace", "name folders below the workspace's own")
        : Parsed.good(new Value.Text(text));
  }
}
