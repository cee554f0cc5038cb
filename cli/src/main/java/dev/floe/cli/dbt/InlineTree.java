package dev.floe.cli.dbt;

import dev.floe.dbt.project.FileTree;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A project with one model more: the query of {@code --inline}. */
final class InlineTree implements FileTree {

  /** The model's name. */
  static final String NAME = "inline_query";

  private final FileTree files;
  private final String folder;
  private final byte[] query;

  InlineTree(FileTree files, String query) {
    this.files = files;
    this.folder = folder(files);
    this.query = query.getBytes(StandardCharsets.UTF_8);
  }

  private static String folder(FileTree files) {
    return files
        .read("dbt_project.yml")
        .flatMap(bytes -> Yaml.read("dbt_project.yml", bytes, YamlOptions.LENIENT).value())
        .flatMap(YamlNode::asMapping)
        .flatMap(root -> root.get("model-paths"))
        .flatMap(paths -> paths instanceof YamlSequence list ? first(list) : Optional.empty())
        .orElse("models");
  }

  private static Optional<String> first(YamlSequence list) {
    return list.items().stream()
        .findFirst()
        .flatMap(item -> item.asScalar().map(scalar -> scalar.text()));
  }

  private String path() {
    return folder + "/" + NAME + ".sql";
  }

  @Override
  public List<String> list(String wanted) {
    List<String> all = new ArrayList<>(files.list(wanted));
    if (wanted.isEmpty() || path().startsWith(wanted + "/")) {
      all.add(path());
      Collections.sort(all);
    }
    return all;
  }

  @Override
  public Optional<byte[]> read(String path) {
    return path.equals(path()) ? Optional.of(query) : files.read(path);
  }
}
