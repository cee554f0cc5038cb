package dev.floe.cli.dbt;

import dev.floe.cli.command.Version;
import dev.floe.cli.files.DiskTree;
import dev.floe.cli.files.Output;
import dev.floe.dbt.load.LoadMemory;
import dev.floe.dbt.parse.ParseMemory;
import dev.floe.dbt.project.Project;
import dev.floe.diagnostics.FloeException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What earlier commands remember of a project, kept in its target folder. With {@code
 * --no-partial-parse} nothing is read; what is learned is kept all the same.
 */
final class ParseCache implements LoadMemory {

  private static final String TEMPLATES = "partial_parse.floe";
  private static final String LOAD = "partial_load.floe";

  private final Path folder;
  private final DbtFlags flags;
  private final DbtLog log;
  private Optional<Path> file = Optional.empty();
  private ParseMemory memory = ParseMemory.empty();

  ParseCache(Path folder, DbtFlags flags, DbtLog log) {
    this.folder = folder;
    this.log = log;
    this.flags = flags;
  }

  @Override
  public ParseMemory templates(Project project) {
    file = Optional.of(place(project, TEMPLATES));
    memory = read(project, TEMPLATES).map(ParseMemory::of).orElseGet(ParseMemory::empty);
    return memory;
  }

  @Override
  public Optional<byte[]> load(Project project) {
    return read(project, LOAD);
  }

  @Override
  public void keep(Project project, byte[] load) {
    write(place(project, LOAD), load);
  }

  @Override
  public void loadsAnew(String why) {
    if (flags.isOn("--partial-parse", true)) {
      log.debug("UnableToPartialParse", "Unable to do partial parsing because " + why);
    }
  }

  @Override
  public String program() {
    return Version.ofBuild();
  }

  /** Keeps what this parse captured. */
  void save() {
    if (file.isPresent() && memory.isChanged()) {
      write(file.get(), memory.bytes());
    }
  }

  private Path place(Project project, String name) {
    return folder.resolve(DbtProject.targetName(project, flags)).resolve(name);
  }

  private Optional<byte[]> read(Project project, String name) {
    return flags.isOn("--partial-parse", true)
        ? DiskTree.readFile(place(project, name))
        : Optional.empty();
  }

  /** A folder that cannot be written costs time, and no more. */
  private static void write(Path place, byte[] bytes) {
    try {
      Output.write(place, bytes);
    } catch (FloeException notWritable) {
      // The next parse does without; whoever must write here says what is wrong.
    }
  }
}
