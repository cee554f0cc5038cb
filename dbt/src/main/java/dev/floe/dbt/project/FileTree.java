package dev.floe.dbt.project;

import java.util.List;
import java.util.Optional;

/** The files of a project, by path relative to its root, with '/'. Safe for several threads. */
public interface FileTree {

  /**
   * All files below a folder at any depth, sorted; empty if there is no such folder.
   *
   * @param folder relative to the root; empty text for the root itself
   * @return paths relative to the root, links to folders followed
   */
  List<String> list(String folder);

  /**
   * The names of the folders right below a folder, sorted, links to folders among them; empty if
   * there is no such folder.
   */
  default List<String> folders(String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    return list(folder).stream()
        .map(file -> file.substring(prefix.length()))
        .filter(file -> file.indexOf('/') > 0)
        .map(file -> file.substring(0, file.indexOf('/')))
        .distinct()
        .toList();
  }

  /** A folder as it is named from here: paths may be given from the root of the disk, too. */
  default String named(String folder) {
    return folder;
  }

  /** The content of a file; empty if there is none. */
  Optional<byte[]> read(String path);
}
