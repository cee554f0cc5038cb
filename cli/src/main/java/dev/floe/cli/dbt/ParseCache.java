package dev.floe.cli.dbt;

import dev.floe.cli.files.DiskTree;
import dev.floe.cli.files.Output;
import dev.floe.dbt.parse.ParseMemory;
import dev.floe.dbt.project.Project;
import dev.floe.diagnostics.FloeException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The memory of earlier parses, kept in the target folder of the project. */
final class ParseCache implements Function<Project, ParseMemory> {

  private static final String FILE = "partial_parse.floe";

  private final Path folder;
  private final DbtFlags flags;
  private Optional<Path> file = Optional.empty();
  private ParseMemory memory = ParseMemory.empty();

  ParseCache(Path folder, DbtFlags flags) {
    this.folder = folder;
    this.flags = flags;
  }

  /** With {@code --no-partial-parse} nothing is read; what is captured is kept all the same. */
  @Override
  public ParseMemory apply(Project project) {
    Path place = folder.resolve(DbtProject.targetName(project, flags)).resolve(FILE);
    file = Optional.of(place);
    memory =
        flags.isOn("--partial-parse", true)
            ? DiskTree.readFile(place).map(ParseMemory::of).orElseGet(ParseMemory::empty)
            : ParseMemory.empty();
    return memory;
  }

  /** Keeps what this parse captured. A folder that cannot be written costs time, and no more. */
  void save() {
    if (file.isPresent() && memory.isChanged()) {
      try {
        Output.write(file.get(), memory.bytes());
      } catch (FloeException notWritable) {
        // The next parse does without; whoever must write here says what is wrong.
      }
    }
  }
}
