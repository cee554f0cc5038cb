package dev.floe.dbt.load;

import dev.floe.dbt.parse.ParseMemory;
import dev.floe.dbt.project.Project;
import java.util.Optional;

/** What is remembered of the loads of a project, and where: known once the project is. */
public interface LoadMemory {

  /** What its templates captured. */
  ParseMemory templates(Project project);

  /** The load before, in bytes that need not be trusted. */
  Optional<byte[]> load(Project project);

  /** Keeps a load for the next one. */
  void keep(Project project, byte[] load);

  /** Is told why a project is loaded anew, as far as that is none of its files: a half sentence. */
  void loadsAnew(String why);

  /** Names the program: what another one kept is of no use. */
  String program();

  /** Remembers nothing. */
  static LoadMemory none() {
    return new LoadMemory() {
      @Override
      public ParseMemory templates(Project project) {
        return ParseMemory.empty();
      }

      @Override
      public Optional<byte[]> load(Project project) {
        return Optional.empty();
      }

      @Override
      public void keep(Project project, byte[] load) {
        // Whoever asked for no memory has no next load.
      }

      @Override
      public void loadsAnew(String why) {
        // Without a memory every load is a new one.
      }

      @Override
      public String program() {
        return "";
      }
    };
  }
}
